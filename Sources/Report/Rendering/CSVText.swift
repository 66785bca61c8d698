/// A table as office suites read it without being asked: UTF-8 with a byte-order mark, CRLF, quotes as in RFC 4180.
///
/// Without the mark Excel takes UTF-8 for GBK. Ids and codes are plain quoted text: `"003110926"` keeps its zeros in the
/// file, though a spreadsheet that is not told to import the column as text drops them when it opens the file; writing
/// `="003110926"` would help there, and break every other reader. A text that a spreadsheet would run as a formula gets an
/// apostrophe in front (OWASP, "CSV Injection").
package struct CSVText: Sendable {
    package enum Cell: Sendable {
        /// Somebody's words: quoted always, and never a formula.
        case text(String)
        /// A number of ours, as it stands; nil for unknown: an empty cell.
        case number(String?)
    }

    package private(set) var text: String

    package init(columns: [String]) {
        text = "\u{FEFF}"
        add(columns.map(Cell.text))
    }

    package mutating func add(_ cells: [Cell]) {
        text += cells.map(Self.field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .number(let digits): return digits ?? ""
        case .text(let words):
            // Spreadsheets skip leading blanks, and full-width signs count for some of them.
            let first = words.unicodeScalars.first { !$0.properties.isWhitespace }
            let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
            let safe = (isFormula ? "'" : "") + words
            return "\"" + printable(safe).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
    }

    /// Line breaks and tabs may stand in a quoted field; no other control character means anything to a spreadsheet.
    private static func printable(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && !"\r\n\t".unicodeScalars.contains(scalar)
            clean.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(clean)
    }
}
