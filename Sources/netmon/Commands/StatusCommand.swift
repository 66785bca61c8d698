import ArgumentParser
import Monitor
import NetInventory
import Report
import Store

/// `netmon status [ID]`: what is wrong now, and since when.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What is wrong now, and since when.",
        discussion: "Example: netmon status 教育局"
    )

    @Argument(help: "One object alone, whatever its state.")
    var subject: String?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let reader = try store.reader()
            if try failing({ try reader.acceptedTopologies() }).isEmpty { _ = try topology.requireFolder() }
            let sources = try ReportSources(topology, reader: reader, now: SystemClock().now())
            // Of a day that is over its last moment, which still belongs to it.
            let now = sources.pastDay == nil ? sources.now : sources.now - Milliseconds(1)
            let only = try subject.map { try sources.newest.inventory.require($0) }
            // The entry in force now, and since when: the ledger from its beginning.
            let ledger = try failing {
                try reader.ledger(in: TimeSpan(from: Timestamp(milliseconds: 0), to: now + Milliseconds(1)), now: now)
            }
            let known = try sources.topology(for: TimeSpan(from: now, to: now + Milliseconds(1)))
            let last = try failing { try reader.lastResultTime() }
            let moment = TimeSpan(from: now, to: now + Milliseconds(1))
            let flags = try failing { try reader.flags(in: moment) }.words
            let unfit = try failing { try reader.witness(in: moment) }.filter { $0.to == nil }
            let history = try KnownHistory(
                topology: known, ledger: ledger, span: moment, reader: reader, asOf: sources.pastDay == nil ? nil : sources.now
            ).history
            try output.deliver(table: StatusReport(history, flags: flags, unfit: unfit, now: now, lastResult: last, only: only))
        }
    }
}
