import Foundation
package import Monitor
package import NetInventory

/// Takes the results of another monitor from a CSV file: `time,target,success,rtt_s`.
///
/// Columns are found by their names, in any order. `time` is epoch seconds or RFC 3339; `success` is 1/0 or true/false; an empty
/// `rtt_s` is unknown. Good rows are kept; every other one is counted and handed to the caller with its line and reason. Rows that
/// are stored already are counted and left, so that an import may be repeated; one that contradicts what is stored is rejected. The
/// ledger is judged by the rules of the live service.
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

        package init(unusedColumns: [String] = []) {
            self.unusedColumns = unusedColumns
        }

        /// Keeps a rejected row while there is room: all of them have been handed on.
        package mutating func hold(_ row: RejectedRow) {
            if bad.count < ResultImport.heldRows { bad.append(row) }
        }
    }

    /// So many rejected rows are held; all of them go to the caller's `rejecting`.
    static let heldRows = 10_000
    /// Rows a transaction; fewer beside a service, whose own commits wait for it.
    private var batch: Int { serviceNow == nil ? 50_000 : 5000 }

    private let writer: StoreWriter
    /// The check that a target's results belong to; nil for a name that the topology does not know.
    private let check: (String) -> (check: Check, rule: MemberUnit.UpRule)?

    /// The time, where a service judges live results beside the import; nil: nobody else writes.
    private let serviceNow: Timestamp?

    /// Beside a service (`serviceNow`) rows are stored and their objects noted; judging them is the service's
    /// (`StoreWriter.draftRevision`), for its judge must go on from the same records. A row later than now of an object that the
    /// service knows is rejected: it would silence the live results up to that time.
    package init(
        into writer: StoreWriter, serviceNow: Timestamp? = nil, check: @escaping (String) -> (check: Check, rule: MemberUnit.UpRule)?
    ) {
        self.writer = writer
        self.serviceNow = serviceNow
        self.check = check
    }

    /// Imports a file, or standard input where the path is `-`.
    ///
    /// - Parameters:
    ///   - progress: is told after each transaction.
    ///   - rejecting: is given every row that is not taken, as soon as that is certain.
    package func run(
        path: String, progress: (Outcome) -> Void = { _ in }, rejecting: (RejectedRow) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) -> Outcome {
        let reader = try ResultRowReader(path: path)
        var outcome = Outcome(unusedColumns: reader.unusedColumns)
        try take(reader, into: &outcome, progress: progress, rejecting: rejecting)
        return outcome
    }

    /// Imports what comes from elsewhere: `more` gives the next bytes, none at the end; `name` is for messages.
    ///
    /// `outcome` says what was taken also where this throws; rejected rows are handed over and not held.
    package func run(
        name: String, more: @escaping () throws -> [UInt8], into outcome: inout Outcome, progress: (Outcome) -> Void,
        rejecting: (RejectedRow) throws(StoreError) -> Void
    ) throws(StoreError) {
        let reader = try ResultRowReader(CSVLineReader(name: name) { _ in try more() }, path: name)
        outcome.unusedColumns = reader.unusedColumns
        try take(reader, into: &outcome, progress: progress, rejecting: rejecting)
    }

    private func take(
        _ rowReader: ResultRowReader, into outcome: inout Outcome, progress: (Outcome) -> Void,
        rejecting: (RejectedRow) throws(StoreError) -> Void
    ) throws(StoreError) {
        var reader = rowReader
        var work = ResultImportWork(writer: writer, isBesideService: serviceNow != nil, check: check)
        var rows: [ResultRow] = []
        func reject(_ row: RejectedRow) throws(StoreError) {
            outcome.rejected += 1
            // Beside a service the client holds them.
            if serviceNow == nil { outcome.hold(row) }
            try rejecting(row)
        }
        func store() throws(StoreError) {
            for row in try work.store(rows, into: &outcome) { try reject(row) }
            rows.removeAll(keepingCapacity: true)
            progress(outcome)
        }
        while let entry = try reader.next() {
            switch entry {
            case .row(let row):
                if let serviceNow, row.at > serviceNow, check(row.target) != nil {
                    try reject(row.rejected("the time lies in the future by this machine's clock"))
                } else {
                    rows.append(row)
                }
            case .refused(let row): try reject(row)
            }
            if rows.count == batch { try store() }
        }
        try store()
        if serviceNow == nil {
            try writer.judgeUnjudged()
            try writer.sealDays()
        }
        outcome.bad.sort { $0.line < $1.line }
    }
}
