/// Full-width punctuation, which an input method writes and YAML does not know: `：` for `:`.
enum FullWidth {
    /// The half-width form of a full-width character; nil for any other.
    static func halfWidth(_ character: Unicode.Scalar) -> Unicode.Scalar? {
        switch character.value {
        case 0xff01...0xff5e: Unicode.Scalar(character.value - 0xfee0)
        case 0x3000: " "
        case 0x201c, 0x201d: "\""
        default: nil
        }
    }

    /// The first full-width character of a text, and how many characters stand before it.
    static func first(in text: String) -> (offset: Int, character: Unicode.Scalar)? {
        for (offset, character) in text.unicodeScalars.enumerated() where halfWidth(character) != nil { return (offset, character) }
        return nil
    }

    /// In a line that YAML could not read: the full-width character that stands where YAML's own should, and its column.
    ///
    /// That is a `：` before any `: ` of its part of the line, or the last full-width character before a second `: `, as in
    /// `{name: 教育局，rank: 正科级}`. Quotes and comments are left out.
    static func culprit(inLine line: String) -> (column: Int, character: Unicode.Scalar)? {
        let characters = Array(line.unicodeScalars)
        var quote: Unicode.Scalar?
        var isInValue = false
        var candidate: (column: Int, character: Unicode.Scalar)?
        for (index, character) in characters.enumerated() {
            if let open = quote {
                if character == open { quote = nil }
                continue
            }
            let previous: Unicode.Scalar = index > 0 ? characters[index - 1] : " "
            let next: Unicode.Scalar = index + 1 < characters.count ? characters[index + 1] : " "
            switch character {
            case "\"", "'":
                if " {[,:".unicodeScalars.contains(previous) { quote = character }
            case "#":
                if previous == " " { return nil }
            case "{", "[", "}", "]", ",":
                isInValue = false
                candidate = nil
            case ":" where " {[]},".unicodeScalars.contains(next):
                if let candidate { return candidate }
                isInValue = true
            case "：" where !isInValue:
                return (index + 1, character)
            default:
                if halfWidth(character) != nil { candidate = (index + 1, character) }
            }
        }
        return nil
    }
}
