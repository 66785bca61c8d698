import Foundation
package import Monitor
package import NetInventory

/// Takes the results of another monitor from a CSV file: `time,target,success,rtt_s`.
///
/// Columns are found by their names, in any order. `time` is epoch seconds or RFC 3339; `success` is 1/0 or true/false; an empty
/// `rtt_s` is unknown. Good rows are kept; every other one is counted and handed to the caller with its line and reason. Rows that
/// are stored already are counted and left, so that an import may be repeated; one that contradicts what is stored is rejected. The ledger is judged by the rules of the live service.
package struct ResultImport {
    package struct Outcome: Hashable, Sendable {
        package var accepted = 0
        /// Rows that are stored already, or stand twice in the file.
        package var duplicates = 0
        /// How many rows were not taken.
        package var rejected = 0
        /// The first of them, by line.
        package var bad: [RejectedRow] = []
        /// The objects that results were taken for.
        package var objects: Set<ObjectID> = []
        /// Columns of the file that nobody reads.
        package var unusedColumns: [String] = []
    }

    /// So many rejected rows are held; all of them go to the caller's `rejecting`.
    package static let heldRows = 10_000
    /// Rows a transaction.
    private static let batch = 50_000

    private let writer: StoreWriter
    /// The check that a target's results belong to; nil for a name that the topology does not know.
    private let check: (String) -> (check: Check, rule: MemberUnit.UpRule)?

    package init(into writer: StoreWriter, check: @escaping (String) -> (check: Check, rule: MemberUnit.UpRule)?) {
        self.writer = writer
        self.check = check
    }

    /// Imports a file, or standard input where the path is `-`.
    ///
    /// - Parameter rejecting: is given every row that is not taken, as soon as that is certain.
    package func run(path: String, rejecting: (RejectedRow) throws(StoreError) -> Void = { _ in }) throws(StoreError) -> Outcome {
        var reader = try ResultRowReader(path: path)
        var work = ResultImportWork(writer: writer, check: check)
        var outcome = Outcome(unusedColumns: reader.unusedColumns)
        var rows: [ResultRow] = []
        func reject(_ row: RejectedRow) throws(StoreError) {
            outcome.rejected += 1
            if outcome.bad.count < Self.heldRows { outcome.bad.append(row) }
            try rejecting(row)
        }
        func store() throws(StoreError) {
            for row in try work.store(rows, into: &outcome) { try reject(row) }
            rows.removeAll(keepingCapacity: true)
        }
        while let entry = try reader.next() {
            switch entry {
            case .row(let row): rows.append(row)
            case .refused(let row): try reject(row)
            }
            if rows.count == Self.batch { try store() }
        }
        try store()
        try writer.judgeUnjudged()
        outcome.bad.sort { $0.line < $1.line }
        return outcome
    }
}
