import ArgumentParser
import NetInventory
import Report

/// `netmon topology show [ID]`: the inventory, or one object of it.
struct TopologyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows the inventory, or one object of it.",
        discussion: "Example: netmon topology show 教育局"
    )

    @Argument(help: "An id (jyj, unit/jyj), a name, or a part of a name that only one object has.")
    var subject: String?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let (inventory, hash) = try topology.inventory(now: SystemClock().now())
            guard let subject else { return try output.deliver(TopologyListing(inventory, hash: hash)) }
            let id = try inventory.require(subject)
            guard let facts = ObjectFacts(id, in: inventory) else { throw CommandFailure("there is nothing to show about \(id)") }
            try output.deliver(facts)
        }
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
