/// A report that can be told in words and as data; it formats values that it holds and works out none.
package protocol RenderableReport: Sendable {
    /// One object with a `schema`; the same in every language.
    func json() -> JSONValue
    /// For a terminal; ends with a line feed.
    func text(in language: ReportLanguage) -> String
}

/// A report that is a table too.
package protocol TabularReport: RenderableReport {
    /// For a spreadsheet: see `CSVText`.
    func csv(in language: ReportLanguage) -> String
}

/// The word after `--format`.
package enum ReportFormat: String, Sendable, CaseIterable {
    case text, json, csv
}

extension RenderableReport {
    /// JSON with an indent, and a line feed at the end.
    package func jsonText() -> String { json().text(pretty: true) + "\n" }
}

extension TabularReport {
    package func rendered(as format: ReportFormat, in language: ReportLanguage) -> String {
        switch format {
        case .text: text(in: language)
        case .json: jsonText()
        case .csv: csv(in: language)
        }
    }
}

extension [String] {
    /// Lines of a text, each ended by a line feed.
    var lines: String { joined(separator: "\n") + "\n" }
}
