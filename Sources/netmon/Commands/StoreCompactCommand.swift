import ArgumentParser
import Control
import Report
import Store

/// `netmon store compact`: gives free pages back to the disk.
struct StoreCompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Writes the store anew without its free pages.",
        discussion: """
            Example: netmon store compact --store /var/lib/netmon/netmon.sqlite
            It needs as much free space again as the store is big. While the service runs the service does it; probing goes on, \
            and results wait in memory until it is done.
            """
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var control: ControlOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            try output.deliver(StoreCompactReport(try compact()))
        }
    }

    private func compact() throws(CommandFailure) -> StoreCompaction {
        if let service = try control.service(of: store) {
            let reply = try service.ask(ControlRequest(.compact, store: StorePlace.resolved(store.path)))
            guard case .compacted(let done) = reply else { throw CommandFailure("\(ControlError.notUnderstood)") }
            return StoreCompaction(path: done.path, before: done.before, after: done.after)
        }
        // Nothing to compact is not a reason to begin a store.
        _ = try store.reader()
        let writer = try store.writer()
        try failing { _ = try writer.sealDays() }
        let done = try failing { try writer.compact() }
        try failing { try writer.close() }
        return done
    }
}
