import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon topology list`: the topologies that the service accepted.
struct TopologyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the topologies that the service took, from when on each was in force, and how many units and sites it had.",
        discussion: "Example: netmon topology list --store /var/lib/netmon/netmon.sqlite"
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let reader = try store.reader()
            let accepted = try failing { try reader.acceptedTopologies() }
            let newest = try accepted.last.map { try reader.inventory(of: $0) }
            try output.deliver(table: AcceptedTopologiesReport(accepted, zone: newest?.network.zone ?? .shanghai))
        }
    }
}

extension StoreReader {
    /// The inventory of an accepted topology.
    func inventory(of accepted: AcceptedTopology) throws(CommandFailure) -> Inventory {
        let source = try failing { try topologySource(accepted.hash) }
        return TopologyLoader(now: accepted.since).reload(source)
    }
}
