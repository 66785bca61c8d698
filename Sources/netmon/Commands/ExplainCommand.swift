import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon explain SUBJECT --period P`: the evidence behind one number.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "The evidence behind one object's figure: intervals, results, rules, incidents, and a hash.",
        discussion: """
            Example: netmon explain 教育局 --period 2026-10
            On the telephone: netmon explain site/jyj --period yesterday --plain
            The figure is the one of 'netmon report availability'; the same hash gives the same figure on any machine.
            """
    )

    @Argument(help: "A unit, device, link, circuit, application or site: its id, or a name.")
    var subject: String

    @Option(
        help: ArgumentHelp(
            "today, yesterday, last-7d, 2026-10-01, 2026-10, 2026-Q3, 2026-W40, 2026, 2026-10-01..2026-10-15", valueName: "P"))
    var period: String

    @Flag(help: "One paragraph to read out; in Chinese unless --lang says otherwise.")
    var plain = false

    @Option(help: "24x7, or office: the hours that the figure counts.")
    var calendar: CountedHours = .always

    @Option(help: "honour, ignore or exclude planned maintenance.")
    var maintenance: MaintenanceMode = .honour

    @Flag(help: "Leaves corrections out.")
    var raw = false

    @Option(help: "The time zone where there is no topology (default: Asia/Shanghai).")
    var timezone: CivilZone?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let material = try ReportOptions.Material(
                of: period, timezone: timezone, topology: topology, store: store, output: output)
            let report = try explain(material)
            guard plain else { return try output.deliver(report) }
            try Console.deliver(VisibleText.of(report.plain(in: output.chosenLanguage ?? .zh)), to: output.file)
        }
    }

    private func explain(_ material: ReportOptions.Material) throws(CommandFailure) -> ExplainReport {
        let (reader, period) = (material.reader, material.period)
        let object = try object(of: material.topology)
        let known = try material.evidence()
        let question = ExplainReport.Question(hours: calendar, maintenance: maintenance, isRaw: raw)
        let builder = try failing {
            try ExplainReport.Builder(object, history: known.history, period: period, question: question) { try reader.rules(of: $0) }
        }
        guard var builder else {
            throw CommandFailure(
                "no figure is reported for \(object) in this time; ask about a unit, device, link, circuit, application or site of the topology"
            )
        }
        for span in builder.spans { try failing { try reader.results(of: builder.objects, in: span) { builder.add($0) } } }
        let witness = try failing { try reader.witness(in: period.span) }
        return ExplainReport(builder, incidents: known.incidents, witness: witness, method: material.method)
    }

    /// By the newest topology; what no topology knows any more, and imported targets, by their ids.
    private func object(of topology: ReportTopology) throws(CommandFailure) -> ObjectID {
        if let id = ObjectID(subject) {
            let isFormer = topology.versions.contains { $0.inventory.objects.contains { $0.id == id } }
            if id.kind == .target || isFormer { return id }
        }
        return try topology.newest.require(subject)
    }
}
