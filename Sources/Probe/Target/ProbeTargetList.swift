/// The targets of a file or of standard input: one a line; blank lines, and what follows `#` at its begin or behind a space, say nothing.
///
/// A target that stands there twice is asked once, at its first place.
package struct ProbeTargetList: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package var number: Int
        package var text: String
    }

    package private(set) var lines: [Line] = []
    /// How many lines said nothing new.
    package private(set) var repeated = 0

    package init(_ content: String) {
        var seen: Set<Substring> = []
        for (index, line) in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let text = Self.target(of: line)
            guard !text.isEmpty else { continue }
            if seen.insert(text).inserted {
                lines.append(Line(number: index + 1, text: String(text)))
            } else {
                repeated += 1
            }
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
