internal import NetInventory

/// A table for a terminal: columns aligned by what the characters take on the screen, Chinese ones included.
package struct TextTable: Sendable {
    package enum Column: Sendable {
        case left(String)
        case right(String)

        var title: String {
            switch self {
            case .left(let title), .right(let title): title
            }
        }
    }

    private enum Line: Sendable {
        case cells([String])
        case heading(String)
        case rule
    }

    private let columns: [Column]
    private var lines: [Line] = []

    package init(_ columns: [Column]) {
        self.columns = columns
        lines = [.cells(columns.map { Self.printable($0.title) }), .rule]
    }

    /// Cells that are left out at the end stay empty.
    package mutating func add(_ cells: [String]) {
        lines.append(.cells(cells.map(Self.printable)))
    }

    /// A line across the columns, for the rows below it.
    package mutating func addHeading(_ text: String) {
        lines.append(.heading(Self.printable(text)))
    }

    /// The last row, set off by a rule.
    package mutating func addTotal(_ cells: [String]) {
        lines.append(.rule)
        add(cells)
    }

    /// The lines joined by line feeds, without one at the end, and without blanks at the end of a line.
    package var text: String {
        let widths = columns.indices.map { column in
            lines.reduce(0) { widest, line in
                guard case .cells(let cells) = line, column < cells.count else { return widest }
                return max(widest, DisplayWidth.of(cells[column]))
            }
        }
        let full = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
        return lines.map { line in
            switch line {
            case .cells(let cells): row(cells, widths: widths)
            case .heading(let text): text
            case .rule: String(repeating: "-", count: full)
            }
        }.joined(separator: "\n")
    }

    private func row(_ cells: [String], widths: [Int]) -> String {
        var text = ""
        for (column, cell) in zip(columns.indices, cells) {
            let gap = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
            if column > 0 { text += "  " }
            switch columns[column] {
            case .left: text += cell + gap
            case .right: text += gap + cell
            }
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// A name from elsewhere must not steer the terminal: each control character becomes a visible stand-in.
    static func printable(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            clean.append(scalar.properties.generalCategory == .control || VisibleText.isSteering(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(clean)
    }
}
