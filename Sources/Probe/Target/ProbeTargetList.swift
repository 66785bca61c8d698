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
        // By bytes, since a list may hold a million; a line ends as it does in any editor.
        let bytes = content.utf8Span.span
        var lineCount = 1
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { lineCount += 1 }
        var seen = Set<String>(minimumCapacity: lineCount)
        lines.reserveCapacity(lineCount)
        var number = 0
        var begin = 0
        while true {
            var end = begin
            // The plain case: one word that begins and ends in the visible part of ASCII, and is no comment.
            var isPlain = true
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
                if !(0x24...0x7e).contains(bytes[end]) { isPlain = false }
                end += 1
            }
            number += 1
            let line = Self.text(bytes.extracting(begin..<end))
            let text = isPlain ? line : String(Self.target(of: line[...]))
            if !text.isEmpty {
                if seen.insert(text).inserted {
                    lines.append(Line(number: number, text: text))
                } else {
                    repeated += 1
                }
            }
            guard end < bytes.count else { return }
            let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
            begin = end + (isPair ? 2 : 1)
        }
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes))
        } catch {
            preconditionFailure("a line of UTF-8 text is UTF-8: \(error)")
        }
    }

    /// A `#` within a word is part of it: a URL may hold one.
    private static func target(of line: Substring) -> Substring {
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
