package import Foundation

/// A table in a page of the documentation that is written by the code that it describes: between `<!-- NAME -->` and `<!-- end -->`.
package struct DocumentTable {
    private let file: URL
    private let name: String

    package init(_ name: String, in file: URL) {
        self.name = name
        self.file = file
    }

    /// What stands there; nil where the marks are missing.
    package func text() throws -> String? {
        let page = try String(contentsOf: file, encoding: .utf8)
        return range(in: page).map { String(page[$0]) }
    }

    /// Writes it anew, where the marks are.
    package func write(_ text: String) throws {
        let page = try String(contentsOf: file, encoding: .utf8)
        guard let range = range(in: page) else { return }
        try page.replacingCharacters(in: range, with: text).write(to: file, atomically: true, encoding: .utf8)
    }

    private func range(in page: String) -> Range<String.Index>? {
        guard let begin = page.range(of: "<!-- \(name) -->\n")?.upperBound else { return nil }
        return page.range(of: "<!-- end -->", range: begin..<page.endIndex).map { begin..<$0.lowerBound }
    }
}
