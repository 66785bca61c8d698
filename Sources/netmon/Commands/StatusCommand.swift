import ArgumentParser
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
            let now = SystemClock().now()
            let (inventory, _) = try topology.inventory(now: now)
            let only = try subject.map { try inventory.require($0) }
            let reader = try store.reader()
            // The entry in force now, and since when: the ledger from its beginning.
            let ledger = try failing {
                try reader.ledger(in: TimeSpan(from: Timestamp(milliseconds: 0), to: now + Milliseconds(1)), now: now)
            }
            let last = try failing { try reader.lastResultTime() }
            try output.deliver(table: StatusReport(inventory: inventory, ledger: ledger, now: now, lastResult: last, only: only))
        }
    }
}
