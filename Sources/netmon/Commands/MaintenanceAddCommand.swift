import ArgumentParser
import Control
import NetInventory
import Report

/// `netmon maintenance add ID… --from T --to T --why TEXT`.
struct MaintenanceAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Declares planned work on one or several objects, and on all that then loses its last path.",
        discussion: """
            Example: netmon maintenance add agg-1 --from "2026-10-18 02:00" --to "2026-10-18 04:00" --why 割接 --by 王工
            Times are those of the network's clock, or RFC 3339 with offset. Work that is over may be declared afterwards: who did it and \
            when is kept.
            """
    )

    @Argument(help: ArgumentHelp("What is worked on: ids or names.", valueName: "ID"))
    var subjects: [String]

    @Option(help: ArgumentHelp("When it begins: 2026-10-18 02:00.", valueName: "T"))
    var from: String

    @Option(help: ArgumentHelp("When it ends.", valueName: "T"))
    var to: String

    @Option(help: ArgumentHelp("What is done.", valueName: "TEXT"))
    var why: String

    @Option(help: ArgumentHelp("Who declares it (default: the user).", valueName: "WHO"))
    var by: String?

    @OptionGroup var options: MaintenanceOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let inventory = try inventory()
            let zone = inventory.network.zone
            func moment(_ text: String, _ option: String) throws(CommandFailure) -> Timestamp {
                if let moment = MomentText.read(text, zone: zone) { return moment }
                throw CommandFailure("\(option) '\(text)' is not a date and time; write it like \"2026-10-18 02:00\"")
            }
            let span = TimeSpan(from: try moment(from, "--from"), to: try moment(to, "--to"))
            guard !span.isEmpty else {
                throw CommandFailure("the planned work ends (\(to)) before it begins (\(from)); --to is when it ends")
            }
            guard !why.isEmpty else { throw CommandFailure("--why is empty; say in a few words what is done") }
            let objects = try subjects.map { try object($0, in: inventory) }
            let now = SystemClock().now()
            let number = try options.make(
                ControlMaintenanceEntry(
                    .add, who: by ?? Caller.name, objects: objects.map(\.description), from: span.from.milliseconds,
                    to: span.to.milliseconds, why: why))
            if span.length > MaintenanceWindow.usualLength {
                Console.complain(
                    "netmon: this work lasts more than 7 days, which is rarely meant; 'netmon maintenance cancel \(number)' undoes it")
            }
            try options.tell(number, now: now)
        }
    }

    /// Of the topology in force, or of the folder where nothing was monitored yet.
    private func inventory() throws(CommandFailure) -> Inventory {
        guard let reader = try? options.store.reader() else { return try options.topology.inventory(now: SystemClock().now()).inventory }
        return try options.sources(reader).newest.inventory
    }

    private func object(_ text: String, in inventory: Inventory) throws(CommandFailure) -> ObjectID {
        if let id = ObjectID(text), id.kind == .target { return id }
        let id = try inventory.require(text)
        guard MaintenanceWindow.kinds.contains(id.kind) else {
            throw CommandFailure(
                "\(id) is a \(id.kind.rawValue), on which nothing can be worked; name a unit, a device, a link, a circuit …")
        }
        return id
    }
}
