import NetInventory

/// Keys of `memory`.
enum MemoryKey: String, TopologyKey {
    case resultsWaiting = "results_waiting"

    /// At least what a thousand checks every ten seconds give in ten; at most what a machine of 2 GiB can spare.
    static let mostResults = 1000...1_000_000

    var rule: KeyRule { .optional(.number(Self.mostResults), "results that may wait for the disk before probing pauses; default 10000") }
}
