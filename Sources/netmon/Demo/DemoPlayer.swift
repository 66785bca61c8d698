import Demo
import Logging
import Monitor
import NetInventory
import Probe
import Report
import Store

/// Plays the demo with the real monitor, the real probers and a real store.
struct DemoPlayer {
    let inventory: Inventory
    let topologyHash: String
    let placement: DemoPlacement
    let cycles: Int
    let folder: DemoFolder
    let language: ReportLanguage
    let isQuiet: Bool

    private let clock = SystemClock()

    init(
        inventory: Inventory, topologyHash: String, placement: DemoPlacement, cycles: Int, folder: DemoFolder, language: ReportLanguage,
        isQuiet: Bool
    ) {
        self.inventory = inventory
        self.topologyHash = topologyHash
        self.placement = placement
        self.cycles = cycles
        self.folder = folder
        self.language = language
        self.isQuiet = isQuiet
    }

    private var words: DemoLanguage {
        switch language {
        case .zh: .zh
        case .en: .en
        }
    }

    func play() async throws -> DemoResults {
        let day = inventory.network.zone.date(at: clock.now())
        let script = try failing { try DemoScript(inventory, on: day, cycles: cycles, cutsUnits: placement.isIsolated) }
        let plan = CheckPlan(inventory: DemoTopology.shortened(inventory, cycle: script.cycle), on: day)
        tell(placement.sentence(words))
        tell(DemoProgress.opening(script, inventory, words))
        let county: County
        do {
            county = try await County.start(try CountyPlan(inventory), placement: placement)
        } catch {
            throw CommandFailure("\(error)")
        }
        do {
            let results = try await watch(county, script: script, plan: plan)
            await county.end()
            return results
        } catch {
            await county.end()
            throw error
        }
    }

    /// Monitors the county while the script is played, and reports.
    private func watch(_ county: County, script: DemoScript, plan: CheckPlan) async throws -> DemoResults {
        let writer = try failing {
            let writer = try StoreWriter(path: folder.store)
            try writer.register(plan, at: clock.now())
            return writer
        }
        let probers = ProberSet()
        let service = MonitorService(
            plan: plan, probe: { await probers.probe($0) }, clock: clock,
            logger: Logger(label: "netmon.demo") { _ in SwiftLogNoOpLogHandler() },
            commit: { try writer.commit($0) })
        let monitoring = Task { try await withTaskExecutorPreference(probers.executor) { try await service.run() } }
        let run = DemoRun(script, placement: placement, clock: clock, language: words, order: { try await county.order($0) }, tell: tell)
        let record: DemoRecord
        do {
            record = try await run.play(
                startMonitoring: {},
                stopMonitoring: {
                    monitoring.cancel()
                    try await monitoring.value
                })
        } catch {
            throw CommandFailure("\(error)")
        }
        await probers.shutdown()
        try failing { try writer.close() }
        return try report(record)
    }

    /// From the end of the first cycle, in which everybody is asked for the first time, to the end of the last.
    private func report(_ record: DemoRecord) throws(CommandFailure) -> DemoResults {
        let zone = inventory.network.zone
        let span = TimeSpan(from: record.startedAt + record.script.cycle, to: record.endedAt)
        let period = ReportPeriod(span, called: "demo", zone: zone)
        let method = ReportMethod.ofThisVersion(topologyHashes: [topologyHash])
        let ledger = try failing { try StoreReader(path: folder.store).ledger(in: span, now: span.to) }
        func availability(_ by: SubjectKind) -> AvailabilityReport {
            AvailabilityReport(.init(by: by), inventory: inventory, period: period, ledger: ledger, method: method)
        }
        func outages(_ by: SubjectKind) -> OutagesReport {
            OutagesReport(by: by, inventory: inventory, period: period, ledger: ledger, method: method)
        }
        return DemoResults(
            units: availability(.unit), sites: availability(.site), unitOutages: outages(.unit), siteOutages: outages(.site),
            record: record,
            zone: zone)
    }

    @Sendable private func tell(_ line: String) {
        if !isQuiet { Console.complain(line) }
    }
}
