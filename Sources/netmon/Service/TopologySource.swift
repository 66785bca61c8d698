import NetInventory

/// Where the service reads its topology, at its start and whenever it is told to read it anew.
struct TopologySource: Sendable {
    var folder: String
    var overlays: [String]
    var asOf: CivilDate?

    /// Problems are part of the answer.
    func load(now: Timestamp) throws(CommandFailure) -> LoadedTopology {
        do {
            return try TopologyLoader(asOf: asOf ?? CivilZone.shanghai.date(at: now)).load(folder: folder, overlays: overlays)
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}
