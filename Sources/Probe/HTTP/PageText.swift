import Glibc

/// Looks for texts in a page whose letters are UTF-8 or, as on many older sites, GB18030 (with GB 2312 and GBK as parts of it).
struct PageText {
    private let body: [UInt8]
    private let isGB18030: Bool

    /// What the header says counts, then what the page itself says in its first KiB (`<meta charset>`), then what its bytes can be.
    init(_ body: [UInt8], contentType: String?) {
        self.body = body
        let opening = String(decoding: body.prefix(1024).map { $0 < 128 ? $0 : 32 }, as: UTF8.self)
        if let name = contentType.flatMap(Self.charset) ?? Self.charset(opening) {
            isGB18030 = ["gb2312", "gbk", "gb18030", "x-gbk", "cp936"].contains(name)
        } else {
            isGB18030 = String(validating: body, as: UTF8.self) == nil
        }
    }

    /// Nil where this machine cannot tell.
    func contains(_ text: String) -> Bool? {
        let bytes = Array(text.utf8)
        guard isGB18030 else { return find(bytes) { $0 + 1 } }
        guard let bytes = Self.gb18030(bytes) else { return nil }
        return find(bytes, next: characterEnd)
    }

    /// - Parameter next: where the next place to look at is.
    private func find(_ text: [UInt8], next: (Int) -> Int) -> Bool {
        guard let first = text.first else { return true }
        var place = 0
        while place <= body.count - text.count {
            if body[place] == first, body[place..<place + text.count].elementsEqual(text) { return true }
            place = next(place)
        }
        return false
    }

    /// One byte below 0x80; four where the second is a digit, else two (GB 18030-2022 §6): a text begins only where a character does.
    private func characterEnd(_ place: Int) -> Int {
        guard body[place] >= 0x81, place + 1 < body.count else { return place + 1 }
        return place + ((0x30...0x39).contains(body[place + 1]) ? 4 : 2)
    }

    /// `text/html; charset=GBK`, `<meta charset="gbk">`
    private static func charset(_ text: String) -> String? {
        let text = text.lowercased()
        guard let key = text.firstRange(of: "charset=") else { return nil }
        let value = text[key.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        return value.isEmpty ? nil : String(value)
    }

    private static func gb18030(_ text: [UInt8]) -> [UInt8]? {
        guard let converter = unsafe iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
        defer { unsafe iconv_close(converter) }
        var source = text.map { CChar(bitPattern: $0) }
        // No character takes more than four bytes, and none of UTF-8 less than one.
        var target = [CChar](repeating: 0, count: 4 * text.count)
        var left = target.count
        // Sound: both buffers live through the call, which is told how long they are.
        let status = unsafe source.withUnsafeMutableBufferPointer { from in
            unsafe target.withUnsafeMutableBufferPointer { into in
                var fromStart = from.baseAddress
                var fromLeft = from.count
                var intoStart = into.baseAddress
                return unsafe iconv(converter, &fromStart, &fromLeft, &intoStart, &left)
            }
        }
        guard status != -1 else { return nil }
        return target.prefix(target.count - left).map { UInt8(bitPattern: $0) }
    }
}
