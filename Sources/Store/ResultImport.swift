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

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    package struct Outcome: Hashable, Sendable {
        package var accepted = 0
        package var duplicates = 0
        package var bad: [BadRow] = []
        /// The objects that results were taken for.
        package var objects: Set<ObjectID> = []

        package init() {}
    }

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

    /// Takes a file. `progress` is told after each transaction.
    package func run(path: String, progress: (Outcome) -> Void = { _ in }) throws(StoreError) -> Outcome {
        var outcome = Outcome()
        try take(try CSVLineReader(path: path), path: path, into: &outcome) { progress($0) }
        return outcome
    }

    /// Takes what comes from elsewhere; `name` is for messages.
    ///
    /// `outcome` says what was taken also where this throws. After each transaction `progress` may take its bad rows away.
    package func run(
        name: String, more: @escaping () throws -> [UInt8]?, into outcome: inout Outcome, progress: (inout Outcome) -> Void
    ) throws(StoreError) {
        try take(CSVLineReader(name: name, more: more), path: name, into: &outcome, progress: progress)
    }

    private func take(
        _ reader: CSVLineReader, path: String, into outcome: inout Outcome, progress: (inout Outcome) -> Void
    ) throws(StoreError) {
        var work = ResultImportWork(writer: writer, isBesideService: serviceNow != nil, check: check)
        guard let header = try reader.next() else {
            throw .importFile(path: path, line: nil, reason: "it is empty; the first line names the columns: time,target,success,rtt_s")
        }
        let columns = try ResultRow.Columns(header, path: path)
        var rows: [ResultRow] = []
        var fields = CSVFields()
        while let line = try reader.next() {
            if line.isEmpty { continue }
            switch ResultRow.read(line, columns: columns, fields: &fields) {
            case .success(let row):
                if let serviceNow, row.at > serviceNow, check(row.target) != nil {
                    outcome.bad.append(BadRow(line: reader.lineNumber, reason: "the time lies in the future by this machine's clock"))
                } else {
                    rows.append(row)
                }
            case .failure(let reason): outcome.bad.append(BadRow(line: reader.lineNumber, reason: reason.sentence))
            }
            if rows.count == batch || outcome.bad.count == batch {
                try work.store(rows, into: &outcome)
                rows.removeAll(keepingCapacity: true)
                progress(&outcome)
            }
        }
        try work.store(rows, into: &outcome)
        progress(&outcome)
        if serviceNow == nil { try writer.judgeUnjudged() }
    }
}
