package import NetInventory

/// What `topology check` prints: every problem at once, and what the topology holds when it can be used.
package struct TopologyCheckReport: RenderableReport {
    package let topology: LoadedTopology

    package init(_ topology: LoadedTopology) {
        self.topology = topology
    }

    /// The counts are unknown where an error kept the inventory from being made.
    package func json() -> JSONValue {
        let counts = TopologyCounts(of: topology.inventory)
        return .object([
            ("schema", .string("netmon.topology-check/1")),
            ("hash", .string(topology.hash)),
            ("problems", .array(topology.problems.map { $0.json() })),
            ("counts", counts.json()),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        var lines = topology.problems.map { TextTable.printable($0.line) }
        lines.append(
            Phrase.topologyProblems.text(in: language, String(topology.errors.count), String(topology.warnings.count)))
        if topology.inventory != nil { lines.append(TopologyCounts(of: topology.inventory).line(in: language)) }
        return lines.lines
    }
}
