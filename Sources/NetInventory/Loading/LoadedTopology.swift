/// What reading a topology folder gave: every problem, and the inventory unless one of them is an error.
package struct LoadedTopology: Sendable {
    package var inventory: Inventory?
    /// Sorted by file, line and column.
    package var problems: [TopologyProblem]
    /// SHA-256, in lower-case hexadecimal, over the names and contents of the files in order.
    package var hash: String

    package var errors: [TopologyProblem] { problems.filter { $0.severity == .error } }
    package var warnings: [TopologyProblem] { problems.filter { $0.severity == .warning } }
}
