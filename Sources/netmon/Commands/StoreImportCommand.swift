import ArgumentParser
import Control
import Foundation
import Monitor
import NetInventory
import Report
import Store

/// `netmon store import FILE.csv`: the results of another monitor.
struct StoreImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes the results of another monitor: columns time,target,success,rtt_s.",
        discussion: """
            Example: netmon store import results.csv --store netmon.sqlite
            time: epoch seconds or RFC 3339. target: a unit's id, or target/NAME. success: 1 or 0. rtt_s: seconds, empty where unknown.
            A name that the topology does not know keeps its own name, and is a row of every report. An import may be repeated.
            While the service runs the rows go to it through its control socket, and are judged by the topology that it has in force.
            Good rows are kept whatever the others are. Each row that is not taken is named on standard error with its line and reason \
            (on a terminal the first 100); --rejects FILE keeps them all, to be mended and imported again.
            """
    )

    @Argument(help: "The CSV file; - for standard input.")
    var file: String

    @Option(help: ArgumentHelp("A new CSV file for the rows that are not taken: line,reason,row.", valueName: "FILE"))
    var rejects: String?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var control: ControlOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            var rejected = RejectedRows(file: file, kept: try rejects.map { path throws(CommandFailure) in try RejectsFile(path: path) })
            let outcome: ResultImport.Outcome
            if let service = try control.service(of: store) {
                outcome = try hand(to: service, &rejected)
            } else {
                outcome = try write(&rejected)
            }
            try failing { try rejected.end() }
            if !outcome.unusedColumns.isEmpty {
                Console.complain("netmon: \(file): nothing reads the column(s) \(outcome.unusedColumns.joined(separator: ", "))")
            }
            try output.deliver(ResultImportReport(file: file, outcome: outcome))
        }
    }

    /// No service runs: this process is the store's writer.
    private func write(_ rejected: inout RejectedRows) throws(CommandFailure) -> ResultImport.Outcome {
        // Without a topology every target keeps its own name.
        let inventory = topology.existingFolder == nil ? nil : try topology.inventory(now: SystemClock().now()).inventory
        let writer = try store.writer()
        let outcome = try failing {
            try ResultImport(into: writer) { inventory?.importCheck($0) }.run(
                path: file, progress: { show($0.accepted + $0.duplicates) },
                rejecting: { row throws(StoreError) in try rejected.take(row) })
        }
        if outcome.accepted > 0 { try failing { try judgeIncidents(in: writer, inventory) } }
        try failing { try writer.close() }
        return outcome
    }

    /// No service runs: what the imported results make of the incidents is judged here.
    private func judgeIncidents(in writer: StoreWriter, _ inventory: Inventory?) throws(StoreError) {
        var judging = IncidentJudging(writer: writer)
        let now = SystemClock().now()
        try judging.begin(nil, inventory, at: now, fromTheBeginning: true)
        _ = try judging.judge(at: now)
    }

    /// The service that runs is the store's writer, and judges by the topology that it has in force.
    private func hand(to service: ControlClient, _ rejected: inout RejectedRows) throws(CommandFailure) -> ResultImport.Outcome {
        let rows: FileHandle
        do {
            rows = file == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        } catch {
            throw CommandFailure(
                "\(StoreError.importFile(path: file, line: nil, reason: "it cannot be read; look at its name, owner and mode"))")
        }
        var outcome = ResultImport.Outcome()
        var failure: (any Error)?
        let request = ControlRequest(.importResults, store: StorePlace.resolved(store.path), file: file)
        let reply = try service.ask(
            request, file: { try rows.read(upToCount: 1 << 18).map { [UInt8]($0) } },
            each: { line in
                switch line {
                case .progress(let progress): show(progress.rows)
                case .bad(let row):
                    let row = RejectedRow(line: row.line, reason: row.reason, bytes: [UInt8](row.row), isCut: row.isCut)
                    outcome.hold(row)
                    do { try rejected.take(row) } catch { failure = failure ?? error }
                case .objects(let objects): outcome.objects.formUnion(objects.ids.compactMap { ObjectID($0) })
                case .problem, .hello, .imported, .compacted, .reloaded, .entered, .declared, .failed: break
                }
            })
        guard case .imported(let total) = reply else { throw CommandFailure("\(ControlError.notUnderstood)") }
        if let failure { throw CommandFailure("\(failure)") }
        outcome.accepted = total.accepted
        outcome.duplicates = total.duplicates
        outcome.rejected = total.rejected
        outcome.unusedColumns = total.unusedColumns
        outcome.bad.sort { $0.line < $1.line }
        return outcome
    }

    /// On a terminal: how far it is.
    private func show(_ rows: Int) {
        if !output.quiet { Console.progress("\(file): \(rows)") }
    }
}

extension Inventory {
    /// The check that the imported results of a target belong to: the first one of its unit.
    func importCheck(_ target: String) -> (check: Check, rule: MemberUnit.UpRule)? {
        let id = ObjectID(target)
        guard let unit = units[id?.kind == .unit ? id?.key ?? "" : target] else { return nil }
        let spec = unit.checks.first ?? CheckSpec(name: "import", question: .icmp(unit.gateways.first ?? IPAddress(v4: 0)))
        return (Check(object: unit.id, spec: spec), unit.upWhen)
    }
}
