/// What reading a topology folder gave: every problem, and the inventory unless one of them is an error.
package struct LoadedTopology: Sendable {
    package var inventory: Inventory?
    /// Sorted by file, line and column.
    package var problems: [TopologyProblem]
    /// The files that it was read from.
    package var source: TopologySource

    /// Of the files: see `TopologySource`.
    package var hash: String { source.hash }

    package var errors: [TopologyProblem] { problems.filter { $0.severity == .error } }
    package var warnings: [TopologyProblem] { problems.filter { $0.severity == .warning } }
}
