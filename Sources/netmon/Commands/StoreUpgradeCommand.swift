import ArgumentParser
import Foundation
import Report
import Store

/// `netmon store upgrade`: brings a store of an older netmon up to date without starting the service.
struct StoreUpgradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Brings the store of an older netmon up to date, after a copy of it was made.",
        discussion: """
            Example: netmon store upgrade --store old-backup.sqlite
            The service does the same when it starts. The copy stays beside the store (FILE.before-vN) until you delete it.
            """
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            // An upgrade is not a reason to begin a store.
            guard FileManager.default.fileExists(atPath: store.path) else {
                throw CommandFailure("\(StoreError.missing(path: store.path))")
            }
            let writer = try store.writer()
            let report = StoreUpgradeReport(path: writer.path, upgrade: writer.upgrade)
            // The service does it in the background; whoever upgrades by hand need not wait for it.
            try failing { _ = try writer.sealDays() }
            try failing { try writer.close() }
            try output.deliver(report)
        }
    }
}
