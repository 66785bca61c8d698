/// The rows of an import, one after the other: each one is read, or refused with its line and a reason. None is passed over.
package struct ResultRowReader {
    package enum Entry {
        case row(ResultRow)
        case refused(RejectedRow)
    }

    /// Columns that the header names and that nobody reads.
    package let unusedColumns: [String]
    private let lines: CSVLineReader
    private let columns: ResultRow.Columns
    private var fields = CSVFields()

    /// Reads the header.
    init(path: String) throws(StoreError) {
        try self.init(CSVLineReader(path: path), path: path)
    }

    /// Reads rows that are in memory already, `piece` bytes at a time.
    package init(_ bytes: [UInt8], piece: Int = .max) throws(StoreError) {
        var rest = bytes[...]
        let lines = CSVLineReader(name: "bytes") { count in
            let next = rest.prefix(min(count, max(1, piece)))
            rest = rest.dropFirst(next.count)
            return Array(next)
        }
        try self.init(lines, path: "bytes")
    }

    init(_ lines: CSVLineReader, path: String) throws(StoreError) {
        self.lines = lines
        guard let header = try lines.next() else {
            throw .importFile(path: path, line: nil, reason: "it is empty; the first line names the columns: time,target,success,rtt_s")
        }
        columns = try ResultRow.Columns(header, path: path)
        unusedColumns = columns.unused
    }

    /// The next row; nil at the end. Empty lines are no rows.
    package mutating func next() throws(StoreError) -> Entry? {
        while let line = try lines.next() {
            if line.bytes.isEmpty { continue }
            guard !line.isCut else {
                let reason = "the line is longer than \(CSVLineReader.longest) bytes; a row of results has some fifty"
                return .refused(RejectedRow(line: line.number, reason: reason, bytes: Array(line.bytes.prefix(1000)), isCut: true))
            }
            switch ResultRow.read(line.bytes, number: line.number, columns: columns, fields: &fields) {
            case .success(let row): return .row(row)
            case .failure(let refusal):
                return .refused(RejectedRow(line: line.number, reason: refusal.sentence, bytes: Array(line.bytes)))
            }
        }
        return nil
    }
}
