/// The targets of a file or of standard input: one a line; blank lines, and what follows `#` at its begin or behind a space, say nothing.
///
/// A target that stands there twice is asked once, at its first place.
package struct ProbeTargetList: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        /// From 1; nil for one that stands in no list.
        package var number: Int?
        package var text: String

        package init(number: Int?, text: String) {
            self.number = number
            self.text = text
        }
    }

    package private(set) var lines: [Line] = []
    /// How many lines said nothing new.
    package private(set) var repeated = 0

    package init(_ content: String) {
        let lineCount = content.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        var seen = Set<String>(minimumCapacity: lineCount)
        lines.reserveCapacity(lineCount)
        var number = 0
        // By bytes, since a list may hold a million; a line ends as it does in any editor.
        var rest = content[...].utf8
        while true {
            let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            number += 1
            let text = String(Self.target(of: Substring(rest[..<(end ?? rest.endIndex)])))
            if !text.isEmpty {
                if seen.insert(text).inserted {
                    lines.append(Line(number: number, text: text))
                } else {
                    repeated += 1
                }
            }
            guard let end else { return }
            let isPair = rest[end] == UInt8(ascii: "\r") && rest[end...].dropFirst().first == UInt8(ascii: "\n")
            rest = rest[end...].dropFirst(isPair ? 2 : 1)
        }
    }

    /// A `#` within a word is part of it: a URL may hold one.
    private static func target(of line: Substring) -> Substring {
        // The plain case: one word that begins and ends in the visible part of ASCII.
        if line.utf8.allSatisfy({ (0x24...0x7e).contains($0) }) { return line }
        var end = line.startIndex
        var previous: Character = " "
        while end < line.endIndex, !(line[end] == "#" && previous.isWhitespace) {
            previous = line[end]
            end = line.index(after: end)
        }
        var text = line[..<end].drop { $0.isWhitespace || $0 == "\u{feff}" }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
