package import NetInventory

/// What reading `netmon.yaml` gave: every problem, and the settings unless one of them is an error.
package struct LoadedConfiguration: Sendable {
    /// As it was named.
    package var file: String
    package var configuration: NetmonConfiguration?
    /// Sorted by line and column.
    package var problems: [TopologyProblem]

    package var errors: [TopologyProblem] { problems.filter { $0.severity == .error } }
    package var warnings: [TopologyProblem] { problems.filter { $0.severity == .warning } }
}
