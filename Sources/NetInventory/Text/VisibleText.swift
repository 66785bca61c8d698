/// Shows foreign text as it is: what a file, a server or another program wrote must not steer the terminal that it is printed on.
package enum VisibleText {
    /// Whether a character does something instead of showing something.
    ///
    /// Control characters (C0 without tab and line feed, DEL, C1), line separators that editors do not count as lines, marks that turn
    /// the direction of what follows (Unicode UAX #9, "Trojan Source"), byte order marks, invisible tags, and two that are no characters.
    package static func isSteering(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0x09, 0x0a: false
        case 0x00...0x1f, 0x7f...0x9f: true
        case 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        case 0xfeff, 0xfffe, 0xffff, 0xe0000...0xe007f: true
        case _: false
        }
    }

    /// The text with such characters as `<U+001B>`; tabs and line feeds stay.
    package static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSteering) else { return text }
        var visible = ""
        for character in text.unicodeScalars {
            if isSteering(character) {
                let digits = String(character.value, radix: 16, uppercase: true)
                visible += "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
            } else {
                visible.unicodeScalars.append(character)
            }
        }
        return visible
    }

    /// On one line of at most `length` characters (Unicode scalars), an ellipsis where it was cut.
    package static func line(_ text: String, length: Int) -> String {
        let cut = text.unicodeScalars.dropFirst(length).isEmpty ? text : String(text.unicodeScalars.prefix(length - 1)) + "…"
        guard cut.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\t" || isSteering($0) }) else { return cut }
        return of(String(String.UnicodeScalarView(cut.unicodeScalars.map { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : $0 })))
    }
}
