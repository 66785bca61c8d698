import Foundation
package import Monitor
package import NetInventory

/// Takes the results of another monitor from a CSV file: `time,target,success,rtt_s`.
///
/// Columns are found by their names, in any order. `time` is epoch seconds or RFC 3339; `success` is 1/0 or true/false; an empty
/// `rtt_s` is unknown. Good rows are kept, bad ones are named with their line. Rows that are stored already are counted and left,
/// so that an import may be repeated. The ledger is judged by the rules of the live service.
package struct ResultImport {
    package struct BadRow: Hashable, Sendable {
        package var line: Int
        package var reason: String
    }

    package struct Outcome: Hashable, Sendable {
        package var accepted = 0
        package var duplicates = 0
        package var bad: [BadRow] = []
        /// The objects that results were taken for.
        package var objects: Set<ObjectID> = []
    }

    /// Rows a transaction.
    private static let batch = 50_000

    private let writer: StoreWriter
    /// The check that a target's results belong to; nil for a name that the topology does not know.
    private let check: (String) -> (check: Check, rule: MemberUnit.UpRule)?

    package init(into writer: StoreWriter, check: @escaping (String) -> (check: Check, rule: MemberUnit.UpRule)?) {
        self.writer = writer
        self.check = check
    }

    package func run(path: String) throws(StoreError) -> Outcome {
        let reader = try CSVLineReader(path: path)
        var work = ResultImportWork(writer: writer, check: check)
        var outcome = Outcome()
        guard let header = try reader.next() else {
            throw .importFile(path: path, line: nil, reason: "it is empty; the first line names the columns: time,target,success,rtt_s")
        }
        let columns = try ResultRow.Columns(header, path: path)
        var rows: [ResultRow] = []
        var fields = CSVFields()
        while let line = try reader.next() {
            if line.isEmpty { continue }
            switch ResultRow.read(line, columns: columns, fields: &fields) {
            case .success(let row): rows.append(row)
            case .failure(let reason): outcome.bad.append(BadRow(line: reader.lineNumber, reason: reason.sentence))
            }
            if rows.count == Self.batch {
                try work.store(rows, into: &outcome)
                rows.removeAll(keepingCapacity: true)
            }
        }
        try work.store(rows, into: &outcome)
        try writer.judgeUnjudged()
        return outcome
    }
}
