import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon topology show [ID]`: the inventory, or one object of it.
struct TopologyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows the inventory, or one object of it.",
        discussion: """
            Example: netmon topology show 教育局
            With --as-of DATE only what there is on that day. Without a folder, the topology that the service took last, or had by that day.
            """
    )

    @Argument(help: "An id (jyj, unit/jyj), a name, or a part of a name that only one object has.")
    var subject: String?

    @Flag(help: "Shows the telephone numbers of a contact or a carrier too; they are in no other output.")
    var phones = false

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            var (inventory, hash) = try read(now: SystemClock().now())
            if let day = topology.asOf { inventory = inventory.valid(on: day) }
            guard let subject else { return try output.deliver(TopologyListing(inventory, hash: hash)) }
            let id = try inventory.require(subject)
            guard var facts = ObjectFacts(id, in: inventory) else { throw CommandFailure("there is nothing to show about \(id)") }
            facts.withPhones = phones
            try output.deliver(facts)
        }
    }

    /// The folder; where there is none, what the store keeps.
    private func read(now: Timestamp) throws(CommandFailure) -> (inventory: Inventory, hash: String) {
        guard topology.existingFolder == nil, topology.plan.isEmpty, let reader = try? store.reader() else {
            return try topology.inventory(now: now)
        }
        let accepted = try failing { try reader.acceptedTopologies() }
        guard let last = accepted.last else { return try topology.inventory(now: now) }
        let newest = try reader.inventory(of: last)
        let moment = topology.moment(now: now, in: newest.network.zone)
        guard let then = accepted.last(where: { $0.since < moment }), then != last else { return (newest, last.hash) }
        return (try reader.inventory(of: then), then.hash)
    }
}

extension Inventory {
    /// The one object that a text means; otherwise a failure that lists what it could mean.
    func require(_ text: String) throws(CommandFailure) -> ObjectID {
        switch find(text) {
        case .found(let id):
            return id
        case .ambiguous(let candidates):
            throw CommandFailure("'\(text)' could be any of: \(candidates.map(\.description).joined(separator: ", ")); write one of these")
        case .unknown(let nearest):
            let hint = nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))"
            throw CommandFailure("nothing in the topology is called '\(text)'\(hint)")
        }
    }
}
