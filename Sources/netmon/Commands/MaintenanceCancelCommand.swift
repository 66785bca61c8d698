import ArgumentParser
import Control

/// `netmon maintenance cancel N`.
struct MaintenanceCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancels planned work; its record stays.",
        discussion: """
            Example: netmon maintenance cancel 3 --why 改期
            It covers nothing any more, for all its time. Work that ended early is cancelled and added with its real times.
            """
    )

    @Argument(help: ArgumentHelp("Its number.", valueName: "N"))
    var number: Int64

    @Option(help: ArgumentHelp("Why it is cancelled.", valueName: "TEXT"))
    var why: String?

    @Option(help: ArgumentHelp("Who cancels it (default: the user).", valueName: "WHO"))
    var by: String?

    @OptionGroup var options: MaintenanceOptions

    func run() async throws {
        try await reporting(options.config.source) {
            // No number to cancel is not a reason to begin a store.
            _ = try options.store.reader()
            let now = SystemClock().now()
            let number = try options.make(ControlMaintenanceEntry(.cancel, who: by ?? Caller.name, number: number, why: why))
            try options.tell(number, now: now)
        }
    }
}
