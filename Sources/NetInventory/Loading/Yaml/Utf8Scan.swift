/// Finds the first byte of a text that a topology file must not contain.
///
/// UTF-8 is read as RFC 3629 §4 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF.
package enum Utf8Scan {
    enum Finding: Equatable {
        /// The byte at this offset begins no UTF-8 sequence.
        case notUTF8(offset: Int)
        /// A character that steers instead of showing: `VisibleText.isSteering`.
        case control(offset: Int, UInt32)
    }

    static func firstFault(in text: ArraySlice<UInt8>) -> Finding? {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte < 0x80 {
                if byte < 0x20 ? byte != 9 && byte != 10 && byte != 13 : byte == 0x7f { return .control(offset: index, UInt32(byte)) }
                index += 1
                continue
            }
            let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
            guard (0xc2...0xf4).contains(byte), index + length <= text.endIndex else { return .notUTF8(offset: index) }
            var value = UInt32(byte) & (0xff >> UInt32(length + 1))
            for next in text[(index + 1)..<(index + length)] {
                guard next & 0xc0 == 0x80 else { return .notUTF8(offset: index) }
                value = value << 6 | UInt32(next & 0x3f)
            }
            let lowest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
            guard value >= lowest, value <= 0x10ffff, !(0xd800...0xdfff).contains(value) else { return .notUTF8(offset: index) }
            if isControl(value) { return .control(offset: index, value) }
            index += length
        }
        return nil
    }

    /// Whether every byte beyond ASCII is part of a GBK or GB 18030 character.
    package static func looksLikeGBK(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.startIndex
        var pairs = 0
        while index < text.endIndex {
            let byte = text[index]
            guard byte >= 0x80 else {
                index += 1
                continue
            }
            guard (0x81...0xfe).contains(byte), index + 1 < text.endIndex else { return false }
            let second = text[index + 1]
            if (0x30...0x39).contains(second) {
                guard index + 3 < text.endIndex, (0x81...0xfe).contains(text[index + 2]), (0x30...0x39).contains(text[index + 3])
                else { return false }
                index += 4
            } else {
                guard (0x40...0xfe).contains(second), second != 0x7f else { return false }
                index += 2
            }
            pairs += 1
        }
        return pairs > 0
    }

    /// The line and column of an offset, in characters; a stray byte counts as one.
    static func mark(of offset: Int, in text: ArraySlice<UInt8>) -> YamlMark {
        var mark = YamlMark(line: 1, column: 1)
        var previous: UInt8 = 0
        for byte in text[text.startIndex..<offset] {
            if byte == 13 || (byte == 10 && previous != 13) {
                mark = YamlMark(line: mark.line + 1, column: 1)
            } else if byte != 10, byte & 0xc0 != 0x80 {
                mark.column += 1
            }
            previous = byte
        }
        return mark
    }

    /// The first control character of a text that was read, other than tab and line feed: an escape in quotes can write any.
    static func firstControl(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first(where: VisibleText.isSteering)
    }

    private static func isControl(_ value: UInt32) -> Bool {
        Unicode.Scalar(value).map(VisibleText.isSteering) ?? false
    }
}
