import Foundation
import NetInventory

/// One row of an import, read and checked.
struct ResultRow: Hashable {
    var at: Timestamp
    var target: String
    var isSuccess: Bool
    /// Nanoseconds; nil where the row gives none.
    var time: Int64?

    /// Why a row cannot be taken.
    struct Refusal: Error {
        var sentence: String
    }

    /// Where the four columns stand.
    struct Columns {
        var time: Int
        var target: Int
        var success: Int
        var rtt: Int?
        var count: Int

        init(_ header: ArraySlice<UInt8>, path: String) throws(StoreError) {
            var fields = CSVFields()
            _ = fields.read(header)
            let names = (0..<fields.count).map { fields.text($0).trimmingCharacters(in: .whitespaces).lowercased() }
            guard let time = names.firstIndex(of: "time"), let target = names.firstIndex(of: "target"),
                let success = names.firstIndex(of: "success")
            else {
                throw .importFile(
                    path: path, line: 1,
                    reason: "the first line is '\(names.joined(separator: ","))'; it must name the columns time,target,success,rtt_s")
            }
            self.time = time
            self.target = target
            self.success = success
            rtt = names.firstIndex(of: "rtt_s")
            count = names.count
        }
    }

    /// Reads a line; `fields` is room that is used again.
    static func read(_ line: ArraySlice<UInt8>, columns: Columns, fields: inout CSVFields) -> Result<ResultRow, Refusal> {
        guard fields.read(line) else { return .failure(Refusal(sentence: "a quote does not close")) }
        guard fields.count == columns.count else {
            return .failure(Refusal(sentence: "\(fields.count) fields where the first line has \(columns.count)"))
        }
        guard let at = moment(fields[columns.time]) else {
            return .failure(Refusal(sentence: "the time '\(fields.text(columns.time))' is neither epoch seconds nor RFC 3339"))
        }
        guard let target = String(validating: fields[columns.target], as: UTF8.self), !target.isEmpty, target.utf8.count <= 200,
            !target.utf8.contains(where: { $0 < 32 || $0 == 127 })
        else { return .failure(Refusal(sentence: "the target '\(fields.text(columns.target).prefix(60))' is empty, too long or not text")) }
        guard let success = truth(fields[columns.success]) else {
            return .failure(Refusal(sentence: "success is '\(fields.text(columns.success))', not 1, 0, true or false"))
        }
        var time: Int64?
        if let column = columns.rtt, !fields[column].isEmpty {
            guard let nanoseconds = scaled(fields[column], digits: 9), nanoseconds >= 0, nanoseconds < 3600 * 1_000_000_000 else {
                return .failure(Refusal(sentence: "rtt_s is '\(fields.text(column))', not seconds such as 0.0021"))
            }
            time = nanoseconds
        }
        return .success(ResultRow(at: at, target: target, isSuccess: success, time: success ? time : nil))
    }

    private static func truth(_ field: ArraySlice<UInt8>) -> Bool? {
        if field.count == 1 { return field.first == 49 ? true : field.first == 48 ? false : nil }
        switch String(decoding: field, as: UTF8.self) {
        case "true": return true
        case "false": return false
        case _: return nil
        }
    }

    private static func moment(_ field: ArraySlice<UInt8>) -> Timestamp? {
        if let milliseconds = scaled(field, digits: 3) {
            // Years 1970 to 9999.
            return (0..<253_402_300_800_000).contains(milliseconds) ? Timestamp(milliseconds: milliseconds) : nil
        }
        return Timestamp(rfc3339: String(decoding: field, as: UTF8.self))
    }

    /// A decimal number times ten to the `digits`, rounded half up; nil for anything else.
    private static func scaled(_ field: ArraySlice<UInt8>, digits: Int) -> Int64? {
        var value: Int64 = 0
        var fraction: Int?
        var sawDigit = false
        var roundsUp = false
        for byte in field {
            if byte == 46, fraction == nil {
                fraction = 0
                continue
            }
            guard (48...57).contains(byte) else {
                // A number such as 1e-05, as other programs write short times; nothing else that Swift takes for a number.
                guard field.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }),
                    let number = Double(String(decoding: field, as: UTF8.self)), number.isFinite, abs(number) < 1e15
                else { return nil }
                return sawDigit ? Int64((number * (digits == 3 ? 1e3 : 1e9)).rounded()) : nil
            }
            sawDigit = true
            if let places = fraction {
                if places == digits { roundsUp = byte >= 53 }
                fraction = places + 1
                if places >= digits { continue }
            }
            guard value < 922_337_203_685_477_579 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        guard sawDigit else { return nil }
        for _ in 0..<max(0, digits - (fraction ?? 0)) {
            guard value < 922_337_203_685_477_579 else { return nil }
            value *= 10
        }
        return value + (roundsUp ? 1 : 0)
    }
}
