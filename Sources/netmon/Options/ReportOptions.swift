import ArgumentParser
import Monitor
import NetInventory
import Report
import Store

/// What every report is asked for: which objects, which period, in what form.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "today, yesterday, last-7d, 2026-10-01, 2026-10, 2026-Q3, 2026-W40, 2026, 2026-10-01..2026-10-15", valueName: "P"))
    var period: String

    @Option(help: "unit, device, link, circuit, site or application; carrier (its circuits), responsibility (outage time).")
    var by: ReportRows = .unit

    @Option(help: ArgumentHelp("Only the units of one category, such as township.", valueName: "CATEGORY"))
    var group: UnitCategory?

    @Option(help: "The time zone where there is no topology (default: Asia/Shanghai).")
    var timezone: CivilZone?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    /// What a report is made from, read once.
    struct Material {
        var topology: ReportTopology
        var period: ReportPeriod
        var method: ReportMethod
        var reader: StoreReader
        /// The end of the day of `--as-of`, where it is over.
        var asOf: Timestamp?
    }

    func material() throws(CommandFailure) -> Material {
        try Material(of: period, timezone: timezone, topology: topology, store: store, output: output)
    }
}

extension ReportOptions.Material {
    /// Opens the store and reads the topologies; without any the imported targets alone are reported.
    init(
        of words: String, timezone: CivilZone?, topology: TopologyOptions, store: StoreOptions, output: OutputOptions
    ) throws(CommandFailure) {
        let reader = try store.reader()
        let sources = try ReportSources(topology, reader: reader, zone: timezone ?? .shanghai, now: SystemClock().now())
        let zone = sources.newest.inventory.network.zone
        let period: ReportPeriod
        do {
            period = try ReportPeriod(words, zone: zone, now: sources.now, today: sources.pastDay)
        } catch {
            throw CommandFailure(error.sentence(in: output.language))
        }
        let topology = try sources.topology(for: period.span)
        let hashes = topology.hashes(in: period.span)
        if let overtaken = sources.overtaken, !output.quiet {
            Console.complain(
                "netmon: the topology folder is not the one that is in force since \(zone.rfc3339(overtaken.since)) (\(overtaken.hash.prefix(12))); until netmon takes it, it gives names to open periods, dates and holidays alone"
            )
        }
        if output.verbose {
            Console.complain(
                "netmon: store \(reader.path), topology \(hashes.isEmpty ? "none" : hashes.joined(separator: " ")), from \(zone.rfc3339(period.span.from)) to \(zone.rfc3339(period.span.to))"
            )
        }
        let unfit = UnfitTime(try failing { try reader.witness(in: period.span) }, in: period.span)
        self.init(
            topology: topology, period: period, method: .ofThisVersion(topologyHashes: hashes, unfit: unfit), reader: reader,
            asOf: sources.pastDay == nil ? nil : sources.now)
    }
}

extension ReportMethod {
    /// The method of this build of netmon.
    static func ofThisVersion(topologyHashes: [String], unfit: UnfitTime = UnfitTime()) -> ReportMethod {
        ReportMethod(
            toolVersion: "\(Version.number) (\(Version.commit))", ruleVersion: StateRules.version, topologyHashes: topologyHashes,
            checkDefaults: CheckSpec(name: "default", question: .icmp(IPAddress(v4: 0))), unfit: unfit)
    }
}

extension ReportRows: ExpressibleByArgument {}
extension UnitCategory: ExpressibleByArgument {}
extension MaintenanceMode: ExpressibleByArgument {}
extension CountedHours: ExpressibleByArgument {}
extension CivilZone: ExpressibleByArgument {
    /// As typed on the command line.
    public init?(argument: String) {
        self.init(argument)
    }
}
