/// What came of reading `netmon.yaml` or the topology.
package enum ReadingFacts: Hashable, Sendable {
    /// There is none in the usual places.
    case none
    case unreadable(String)
    case read(path: String, errors: Int, warnings: Int)
}
