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
            ("problems", .array(topology.problems.map(json))),
            ("counts", counts.json()),
        ])
    }

    private func json(_ problem: TopologyProblem) -> JSONValue {
        .object([
            ("severity", .string(problem.severity.rawValue)),
            ("code", .string(problem.code)),
            ("file", .string(problem.spot.file)),
            ("line", .int(Int64(problem.spot.line))),
            ("column", .int(Int64(problem.spot.column))),
            ("message", .string(problem.message)),
            ("hint", .orNull(problem.hint)),
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
