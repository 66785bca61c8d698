extension Timestamp {
    /// Reads RFC 3339 with offset: `2026-10-01T08:30:00.250+08:00`, `2026-10-01T00:30:00Z`; more than milliseconds are cut off.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
            return bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        guard bytes.count >= 20, let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
            bytes[10] == 84 || bytes[10] == 116 || bytes[10] == 32, bytes[13] == 58, bytes[16] == 58,
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19), hour < 24, minute < 60, second < 61
        else { return nil }
        var index = 19
        var milliseconds = 0
        if bytes[index] == 46 {
            let end = bytes[(index + 1)...].firstIndex { !(48...57).contains($0) } ?? bytes.count
            guard end > index + 1 else { return nil }
            let digits = bytes[(index + 1)..<min(end, index + 4)].map { Int($0) - 48 }
            milliseconds = (digits + [0, 0]).prefix(3).reduce(0) { $0 * 10 + $1 }
            index = end
        }
        guard index < bytes.count else { return nil }
        var offset = 0
        if bytes[index] == 90 || bytes[index] == 122 {
            guard index + 1 == bytes.count else { return nil }
        } else {
            guard bytes[index] == 43 || bytes[index] == 45, bytes.count == index + 6, bytes[index + 3] == 58,
                let hours = number((index + 1)..<(index + 3)), let minutes = number((index + 4)..<(index + 6)), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[index] == 45 ? -1 : 1)
        }
        let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        self.init(milliseconds: Int64(seconds) * 1000 + Int64(milliseconds))
    }
}
