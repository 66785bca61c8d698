import Foundation
import Monitor
import Store
import Testing

@testable import NetInventory
@testable import Report

/// What each report looks like, to the last byte; see `GoldenFile` for how to refresh them.
@Suite struct GoldenReportTests {
    private func expectGolden(_ report: some TabularReport, as name: String) throws {
        try expectGoldenWords(report, as: name)
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "\(name).\(language.rawValue).csv").expect(report.rendered(as: .csv, in: language))
        }
    }

    private func expectGoldenWords(_ report: some RenderableReport, as name: String) throws {
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "\(name).\(language.rawValue).txt").expect(report.text(in: language))
        }
        let json = report.jsonText()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
        try GoldenFile(name: "\(name).json").expect(json)
    }

    @Test func availability() throws {
        try expectGolden(SampleCounty.availability(), as: "availability")
    }

    @Test func availabilityInOfficeHoursWithoutMaintenance() throws {
        try expectGolden(SampleCounty.availability(.init(hours: .office, maintenance: .exclude)), as: "availability-office")
    }

    @Test func availabilityOfApplicationsToday() throws {
        let period = try ReportPeriod("today", zone: .shanghai, now: try moment("2026-10-05 10:00:00.250"))
        let report = AvailabilityReport(
            .init(by: .application, maintenance: .ignore), inventory: try SampleCounty.inventory(), period: period,
            ledger: try SampleCounty.ledger(), method: try SampleCounty.method())
        try expectGolden(report, as: "availability-applications")
    }

    @Test func outages() throws {
        let report = OutagesReport(
            inventory: try SampleCounty.inventory(), period: try SampleCounty.october(), ledger: try SampleCounty.ledger(),
            method: try SampleCounty.method())
        try expectGolden(report, as: "outages")
    }

    @Test func latency() throws {
        var results = LatencyReport.Builder(topology: ReportTopology(try SampleCounty.inventory()), period: try SampleCounty.october())
        let (evening, noon) = (try moment("2026-10-12 20:00"), try moment("2026-10-12 11:00"))
        results.add(object: ObjectID(.unit, "jyj"), at: evening, sent: 5, received: 4, times: [1_234_567, 1_300_000, 1_250_000, 9_999_999])
        results.add(
            object: ObjectID(.unit, "jyj"), at: noon, sent: 29_995, received: 29_995, times: Array(repeating: 1_260_000, count: 29_995))
        results.add(object: ObjectID(.unit, "zc"), at: noon, sent: 5, received: 0, times: [])
        let report = LatencyReport(results, method: try SampleCounty.method())
        try expectGolden(report, as: "latency")
    }

    @Test func status() throws {
        let report = StatusReport(
            inventory: try SampleCounty.inventory(), ledger: try SampleCounty.ledger(), now: try moment("2026-11-02 08:00"),
            lastResult: try moment("2026-11-02 07:59:30"))
        try expectGolden(report, as: "status")
    }

    @Test func incidents() throws {
        let now = try moment("2026-10-12 12:00")
        let topology = ReportTopology(try SampleIncidents.inventory())
        try expectGolden(IncidentListReport(try SampleIncidents.all(), topology: topology, now: now), as: "incidents")
        try expectGoldenWords(IncidentListReport([], topology: topology, now: now), as: "incidents-none")
        for stored in try SampleIncidents.all() {
            let report = IncidentReport(stored, topology: topology, evidence: try SampleIncidents.evidence(stored, now: now))
            try expectGoldenWords(report, as: "incident-\(stored.number)")
        }
    }

    @Test func summary() throws {
        let now = try moment("2026-10-12 12:00")
        let topology = ReportTopology(try SampleIncidents.inventory())
        let incidents = try SampleIncidents.all()
        let ledger = try SampleCounty.ledger().mapValues { entries in entries.filter { $0.at <= now } }
        let history = ObjectHistory(
            topology: topology, ledger: ledger, incidents: incidents.filter { !$0.isWithdrawn }.map(\.incident),
            span: TimeSpan(from: now, to: now + Milliseconds(1)))
        let work = DeclaredMaintenance(
            number: 5,
            draft: .init(
                objects: [SampleIncidents.yy, SampleIncidents.zc],
                span: TimeSpan(from: try moment("2026-10-14 22:00"), to: try moment("2026-10-15 02:00")), why: "更换电源", by: "王"),
            enteredAt: try moment("2026-10-10 09:00"))
        func summary(_ incidents: [StoredIncident], since: String, _ ledger: ObjectHistory) throws -> SummaryReport {
            SummaryReport(
                since: try moment(since), status: StatusReport(ledger, now: now, lastResult: try moment("2026-10-12 11:59:30")),
                incidents: incidents, planned: MaintenanceReport([work], inventory: topology.newest, now: now, withAll: false),
                witness: [
                    WitnessSpell(
                        reason: .off, detail: "netmon did not run", from: try moment("2026-10-11 16:00"), to: try moment("2026-10-11 18:10")
                    ),
                    WitnessSpell(reason: .link, detail: "eth0 has no carrier", from: try moment("2026-10-12 11:58")),
                ], topology: topology)
        }
        try expectGoldenWords(try summary(incidents, since: "2026-10-11 17:30", history), as: "summary")
    }

    @Test func summaryOfAQuietMorning() throws {
        let now = try moment("2026-10-12 08:00")
        let topology = ReportTopology(try SampleCounty.inventory())
        let history = ObjectHistory(topology: topology, ledger: [:], span: TimeSpan(from: now, to: now + Milliseconds(1)))
        let report = SummaryReport(
            since: SummaryReport.usualBeginning(topology, now: now), status: StatusReport(history, now: now, lastResult: nil),
            incidents: [], planned: MaintenanceReport([], inventory: topology.newest, now: now, withAll: false), witness: [],
            topology: topology)
        try expectGoldenWords(report, as: "summary-quiet")
    }

    /// A Monday's begins on Friday evening, one after the holidays before them; without a calendar that knows it is a day.
    @Test func usualBeginningOfASummary() throws {
        let topology = ReportTopology(try SampleCounty.inventory())
        func begin(_ now: String) throws -> Timestamp { SummaryReport.usualBeginning(topology, now: try moment(now)) }
        #expect(try begin("2026-10-13 08:00") == moment("2026-10-12 17:30"))
        #expect(try begin("2026-10-13 18:00") == moment("2026-10-12 17:30"))
        #expect(try begin("2026-10-19 08:00") == moment("2026-10-16 17:30"))
        #expect(try begin("2026-10-08 08:00") == moment("2026-09-30 17:30"))
        // The Saturday that is worked in exchange.
        #expect(try begin("2026-10-11 08:00") == moment("2026-10-10 17:30"))
        #expect(try begin("2027-03-01 08:00") == moment("2027-02-28 08:00"))
    }

    @Test func telephoneNumbersAreInNoJSONUnlessAskedFor() throws {
        let topology = ReportTopology(try SampleIncidents.inventory())
        let stored = try #require(try SampleIncidents.all().first { $0.number == 3 })
        let evidence = try SampleIncidents.evidence(stored, now: try moment("2026-10-12 12:00"))
        #expect(!IncidentReport(stored, topology: topology, evidence: evidence).jsonText().contains("0558-0000"))
        let asked = IncidentReport(stored, topology: topology, evidence: evidence, withPhones: true).jsonText()
        for number in ["0558-0000100", "0558-0000210", "0558-0000301"] { #expect(asked.contains(number), "\(number)") }
    }

    @Test func statusOfANetmonThatCannotJudge() throws {
        let now = try moment("2026-11-02 08:00")
        let report = StatusReport(
            inventory: try SampleCounty.inventory(), ledger: try SampleCounty.ledger(), flags: [ObjectID(.unit, "jyj"): ["flapping"]],
            unfit: [WitnessSpell(reason: .link, detail: "eth0", from: try moment("2026-11-02 07:58"))], now: now, lastResult: now)
        try expectGoldenWords(report, as: "status-unfit")
    }

    @Test func timeInWhichNetmonCouldNotJudge() throws {
        let period = try SampleCounty.october()
        var method = try SampleCounty.method()
        func spell(_ reason: WitnessReason, _ from: String, _ to: String?, _ detail: String = "") throws -> WitnessSpell {
            WitnessSpell(reason: reason, detail: detail, from: try moment(from), to: try to.map { try moment($0) })
        }
        // Two gateways at once count once; what lies outside the period does not count; what lasts counts to the end of it.
        method.unfit = UnfitTime(
            [
                try spell(.gateway, "2026-10-05 10:00", "2026-10-05 10:10", "10.0.0.1"),
                try spell(.gateway, "2026-10-05 10:05", "2026-10-05 10:20", "10.0.0.2"),
                try spell(.off, "2026-09-30 12:00", "2026-10-01 01:00"),
                try spell(.link, "2026-10-31 23:59", nil, "eth0"), try spell(.clock, "2026-10-07 10:00", "2026-10-07 10:00"),
            ], in: period.span)
        #expect(method.unfit.byReason == [.gateway: .seconds(1200), .off: .seconds(3600), .link: .seconds(60)])
        let report = AvailabilityReport(
            .init(by: .application), inventory: try SampleCounty.inventory(), period: period, ledger: try SampleCounty.ledger(),
            method: method)
        try expectGoldenWords(report, as: "availability-unfit")
    }

    @Test func topologyCheck() throws {
        let problems = [
            TopologyProblem(
                severity: .error, code: "E0213", spot: SourceSpot(file: "units.yaml", line: 12, column: 5), message: "no device “agg-9”",
                hint: "did you mean agg-1?"),
            TopologyProblem(
                severity: .warning, code: "W0301", spot: SourceSpot(file: "units.yaml", line: 14, column: 3),
                message: "教育局 has no uplink", hint: nil),
        ]
        try expectGoldenWords(
            TopologyCheckReport(LoadedTopology(inventory: nil, problems: problems, source: TopologySource(files: []))),
            as: "topology-check-errors")
        let good = LoadedTopology(inventory: try SampleCounty.inventory(), problems: [problems[1]], source: TopologySource(files: []))
        try expectGoldenWords(TopologyCheckReport(good), as: "topology-check")
    }

    @Test func topologyShow() throws {
        try expectGoldenWords(TopologyListing(SampleCounty.inventory(), hash: "4567"), as: "topology")
    }

    @Test(arguments: [
        ("unit/czj", "object-unit"), ("device/agg-1", "object-device"), ("site/jyj", "object-site"),
        ("calendar/office", "object-calendar"), ("link/agg-1:GE1/0/1--unit/jyj", "object-link"),
        ("application/approval", "object-application"), ("circuit/l-jyj", "object-circuit"),
    ])
    func objects(id: String, name: String) throws {
        let object = try #require(ObjectID(id))
        let facts = try #require(try ObjectFacts(object, in: SampleCounty.inventory()))
        try expectGoldenWords(facts, as: name)
    }

    @Test func objectsThatAreNotThere() throws {
        let inventory = try SampleCounty.inventory()
        #expect(ObjectFacts(ObjectID(.unit, "nobody"), in: inventory) == nil)
        #expect(ObjectFacts(ObjectID(.vlan, "12"), in: inventory) == nil)
    }
}
