import ArgumentParser
import Configuration
import Foundation
import NetInventory

/// Where the topology is, and for which day it is read.
struct TopologyOptions: ParsableArguments {
    @Option(
        name: .customLong("topology"),
        help: "The topology folder (default: as netmon.yaml says, else ./topology, then /etc/netmon/topology).")
    var folder: String?

    @Option(help: ArgumentHelp("Asks about that day instead of today.", valueName: "YYYY-MM-DD"))
    var asOf: CivilDate?

    @Option(help: "An overlay file laid over the topology; may be repeated.")
    var plan: [String] = []

    static let defaultFolders = ["./topology", "/etc/netmon/topology"]

    /// The folder that is meant: on the command line, else in `netmon.yaml`; nil where none was named and none of the usual ones exists.
    var existingFolder: String? {
        folder ?? MachineSettings.current.topology ?? Self.defaultFolders.first { FileManager.default.fileExists(atPath: $0) }
    }

    func requireFolder() throws(CommandFailure) -> String {
        guard let folder = existingFolder else {
            throw CommandFailure(
                "no topology: neither \(Self.defaultFolders.joined(separator: " nor ")) exists; name it with --topology DIR, or begin one with 'netmon init DIR'"
            )
        }
        return folder
    }

    /// Where it is read, now and later.
    func place() throws(CommandFailure) -> TopologyPlace {
        TopologyPlace(folder: try requireFolder(), overlays: plan, asOf: asOf)
    }

    /// Reads the folder; problems are part of the answer.
    func load(now: Timestamp) throws(CommandFailure) -> LoadedTopology {
        try place().load(now: now)
    }

    /// Reads the folder and insists that it is usable; its files are what the store keeps of it.
    func accepted(now: Timestamp) throws(CommandFailure) -> (inventory: Inventory, source: TopologySource) {
        let topology = try load(now: now)
        guard let inventory = topology.inventory else {
            for problem in topology.errors.prefix(20) { Console.complain(problem.line) }
            throw CommandFailure("the topology has \(topology.errors.count) error(s); 'netmon topology check' lists them all")
        }
        return (inventory, topology.source)
    }

    /// Reads the folder and insists that it is usable.
    func inventory(now: Timestamp) throws(CommandFailure) -> (inventory: Inventory, hash: String) {
        let (inventory, source) = try accepted(now: now)
        return (inventory, source.hash)
    }

    /// The moment that is asked about: now, or the end of the day that `--as-of` names.
    func moment(now: Timestamp, in zone: CivilZone) -> Timestamp {
        asOf.map { min(now, zone.moment($0.adding(days: 1))) } ?? now
    }
}

extension CivilDate: ExpressibleByArgument {
    /// As typed on the command line.
    public init?(argument: String) {
        self.init(argument)
    }
}
