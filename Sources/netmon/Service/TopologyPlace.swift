import NetInventory

/// Where a topology is read, by the service at its start and whenever it is told to read it anew.
struct TopologyPlace: Sendable {
    var folder: String
    var overlays: [String]
    var asOf: CivilDate?

    /// What it looks like from outside.
    var look: TopologyLook { TopologyLook(folder: folder, overlays: overlays) }

    /// Problems are part of the answer.
    func load(now: Timestamp) throws(CommandFailure) -> LoadedTopology {
        try failing {
            try (asOf.map { TopologyLoader(asOf: $0) } ?? TopologyLoader(now: now)).load(folder: folder, overlays: overlays)
        }
    }
}
