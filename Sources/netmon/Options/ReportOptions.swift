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

    @Option(help: "unit, device, link, circuit, site or application.")
    var by: SubjectKind = .unit

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
        var inventory: Inventory
        var period: ReportPeriod
        var method: ReportMethod
        var reader: StoreReader
    }

    /// Opens the store and reads the topology; without a topology the imported targets alone are reported.
    func material() throws(CommandFailure) -> Material {
        let now = SystemClock().now()
        let reader = try store.reader()
        var hashes: [String] = []
        let inventory: Inventory
        if topology.existingFolder == nil {
            inventory = Inventory(network: MetroNetwork(code: "none", name: "", zone: timezone ?? .shanghai))
        } else {
            let read = try topology.inventory(now: now)
            inventory = read.inventory
            hashes = [read.hash]
        }
        let period: ReportPeriod
        do {
            period = try ReportPeriod(self.period, zone: inventory.network.zone, now: now)
        } catch {
            throw CommandFailure(error.sentence(in: output.language))
        }
        if output.verbose {
            let zone = inventory.network.zone
            Console.complain(
                "netmon: store \(reader.path), topology \(hashes.first ?? "none"), from \(zone.rfc3339(period.span.from)) to \(zone.rfc3339(period.span.to))"
            )
        }
        return Material(inventory: inventory, period: period, method: .ofThisVersion(topologyHashes: hashes), reader: reader)
    }
}

extension ReportMethod {
    /// The method of this build of netmon.
    static func ofThisVersion(topologyHashes: [String]) -> ReportMethod {
        ReportMethod(
            toolVersion: "\(Version.number) (\(Version.commit))", ruleVersion: StateRules.version, topologyHashes: topologyHashes,
            checkDefaults: CheckSpec(name: "default", question: .icmp(IPAddress(v4: 0))))
    }
}

extension SubjectKind: ExpressibleByArgument {}
extension UnitCategory: ExpressibleByArgument {}
extension MaintenanceMode: ExpressibleByArgument {}
extension CountedHours: ExpressibleByArgument {}
extension CivilZone: ExpressibleByArgument {
    /// As typed on the command line.
    public init?(argument: String) {
        self.init(argument)
    }
}
