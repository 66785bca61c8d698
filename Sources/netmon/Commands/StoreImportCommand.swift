import ArgumentParser
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
            Good rows are kept whatever the others are. Each row that is not taken is named on standard error with its line and reason \
            (on a terminal the first 100); --rejects FILE keeps them all, to be mended and imported again.
            """
    )

    @Argument(help: "The CSV file; - for standard input.")
    var file: String

    @Option(help: ArgumentHelp("A new CSV file for the rows that are not taken: line,reason,row.", valueName: "FILE"))
    var rejects: String?

    /// A terminal shows the first so many.
    private static let shownOnTerminal = 100

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let now = SystemClock().now()
            // Without a topology every target keeps its own name.
            let inventory = topology.existingFolder == nil ? nil : try topology.inventory(now: now).inventory
            let writer = try store.writer()
            let kept = try rejects.map { path throws(CommandFailure) in try RejectsFile(path: path) }
            let shown = Console.complainsToTerminal ? Self.shownOnTerminal : .max
            var count = 0
            let outcome = try failing {
                let outcome = try ResultImport(into: writer) { inventory?.importCheck($0) }.run(path: file) { row throws(StoreError) in
                    count += 1
                    if count <= shown { Console.complain("\(file):\(row.line): \(row.reason)") }
                    try kept?.add(row)
                }
                try kept?.flush()
                return outcome
            }
            if outcome.rejected > shown {
                Console.complain("netmon: \(outcome.rejected - shown) more rejected row(s); \(rejects ?? "--rejects FILE") has them all")
            }
            if !outcome.unusedColumns.isEmpty {
                Console.complain("netmon: \(file): nothing reads the column(s) \(outcome.unusedColumns.joined(separator: ", "))")
            }
            try output.deliver(ResultImportReport(file: file, outcome: outcome))
            try failing { try writer.close() }
        }
    }
}

extension Inventory {
    /// The check that the imported results of a target belong to: the first one of its unit.
    fileprivate func importCheck(_ target: String) -> (check: Check, rule: MemberUnit.UpRule)? {
        let id = ObjectID(target)
        guard let unit = units[id?.kind == .unit ? id?.key ?? "" : target] else { return nil }
        let spec = unit.checks.first ?? CheckSpec(name: "import", question: .icmp(unit.gateways.first ?? IPAddress(v4: 0)))
        return (Check(object: unit.id, spec: spec), unit.upWhen)
    }
}
