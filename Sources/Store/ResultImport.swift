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

        package init() {}

        /// Counts a row that is not taken, and keeps it while there is room.
        package mutating func reject(_ row: RejectedRow) {
            rejected += 1
            if bad.count < ResultImport.heldRows { bad.append(row) }
        }
    }

    /// Is given every row that is not taken, as soon as that is certain.
    package typealias Rejecting = (RejectedRow) throws(StoreError) -> Void

    /// So many rejected rows are held; all of them go to the caller's `rejecting`.
    package static let heldRows = 10_000
    /// Rows a transaction; fewer beside a service, whose own commits wait for it.
    private var batch: Int { serviceNow == nil ? 50_000 : 5000 }

    private let writer: StoreWriter
    /// The check that a target's results belong to; nil for a name that the topology does not know.
    private let check: (String) -> (check: Check, rule: MemberUnit.UpRule)?

    /// The time, where a service judges live results beside the import; nil: nobody else writes.
    private let serviceNow: Timestamp?

    /// Beside a service (`serviceNow`) rows are stored and their objects noted; judging them is the service's
    /// (`StoreWriter.draftRevision`), for its judge must go on from the same records. A row later than now of an object that the
    /// service knows is bad: it would silence the live results up to that time.
    package init(
        into writer: StoreWriter, serviceNow: Timestamp? = nil, check: @escaping (String) -> (check: Check, rule: MemberUnit.UpRule)?
    ) {
        self.writer = writer
        self.serviceNow = serviceNow
        self.check = check
    }

    /// Takes a file, or standard input where the path is `-`. `progress` is told after each transaction.
    package func run(
        path: String, rejecting: Rejecting = { _ in }, progress: (Outcome) -> Void = { _ in }
    ) throws(StoreError) -> Outcome {
        var outcome = Outcome()
        try take(ResultRowReader(path: path), into: &outcome, rejecting: rejecting, progress: progress)
        return outcome
    }

    /// Takes what comes from elsewhere; `name` is for messages.
    ///
    /// `outcome` says what was taken also where this throws.
    package func run(
        name: String, more: @escaping () throws -> [UInt8]?, into outcome: inout Outcome, rejecting: Rejecting = { _ in },
        progress: (Outcome) -> Void = { _ in }
    ) throws(StoreError) {
        try take(ResultRowReader(name: name, more: more), into: &outcome, rejecting: rejecting, progress: progress)
    }

    private func take(
        _ source: consuming ResultRowReader, into outcome: inout Outcome, rejecting: Rejecting, progress: (Outcome) -> Void
    ) throws(StoreError) {
        var reader = source
        var work = ResultImportWork(writer: writer, isBesideService: serviceNow != nil, check: check)
        var rows: [ResultRow] = []
        outcome.unusedColumns = reader.unusedColumns
        while let entry = try reader.next() {
            switch entry {
            case .row(let row) where isTooEarly(row): try reject(row.rejected(Self.future), &outcome, rejecting)
            case .row(let row): rows.append(row)
            case .refused(let row): try reject(row, &outcome, rejecting)
            }
            if rows.count == batch {
                for row in try work.store(rows, into: &outcome) { try reject(row, &outcome, rejecting) }
                rows.removeAll(keepingCapacity: true)
                progress(outcome)
            }
        }
        for row in try work.store(rows, into: &outcome) { try reject(row, &outcome, rejecting) }
        progress(outcome)
        if serviceNow == nil { try writer.judgeUnjudged() }
        outcome.bad.sort { $0.line < $1.line }
    }

    private static let future = "the time lies in the future by this machine's clock"

    private func isTooEarly(_ row: ResultRow) -> Bool {
        guard let serviceNow else { return false }
        return row.at > serviceNow && check(row.target) != nil
    }

    private func reject(_ row: RejectedRow, _ outcome: inout Outcome, _ rejecting: Rejecting) throws(StoreError) {
        outcome.reject(row)
        try rejecting(row)
    }
}
