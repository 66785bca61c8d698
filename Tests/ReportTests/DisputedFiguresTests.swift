import Causes
import Monitor
import NetInventory
import Testing

@testable import Report

/// What users of other monitors have disputed for years, each with the figure that it has to be.
///
/// A name such as `idoreports_31` is the issue in which it was disputed.
@Suite struct DisputedFiguresTests {
    /// A county of one switch with two units behind it, and a core.
    private struct Case {
        var overlays = ""
        var zone = "Asia/Shanghai"
        var period = "2026-10-12"
        var now = "2026-11-02 08:00"
        var unit: [(at: String, state: ObjectState)] = [("2026-10-01 00:00", .up)]

        func civil() throws -> CivilZone { try #require(CivilZone(zone)) }

        func reportPeriod() throws -> ReportPeriod {
            try ReportPeriod(period, zone: try civil(), now: try moment(now, try civil()))
        }

        func history(until end: Timestamp? = nil) throws -> ObjectHistory {
            let inventory = try RandomCounty.load(
                """
                network: {code: demo, name: 示例县政务城域网, timezone: \(zone), calendar: gov}
                calendars:
                  gov: {seasons: [{from: 01-01, to: 12-31, hours: [08:00-12:00, 14:00-18:00]}], years: {2026: [{name: 国庆节, from: 2026-10-01, to: 2026-10-07}]}}
                devices:
                  core: {role: core, mgmt: 127.64.0.1}
                  agg: {role: aggregation, mgmt: 127.64.0.2}
                links: [agg -- core]
                units:
                  jyj: {name: 教育局, category: department, net: 127.65.1.0/24, uplink: agg}
                  czj: {name: 财政局, category: department, net: 127.65.2.0/24, uplink: [agg, core]}
                \(overlays)
                """)
            let zone = try civil()
            var ledger: [ObjectID: [LedgerEntry]] = [:]
            for id in ["unit/jyj", "unit/czj", "device/core", "device/agg"] {
                let entries: [(at: String, state: ObjectState)] = id == "unit/jyj" ? unit : [("2026-01-01 00:00", .up)]
                ledger[try #require(ObjectID(id))] = try entries.map { try entry($0.at, $0.state, zone) }
            }
            let span = TimeSpan(from: try reportPeriod().span.from, to: try end ?? reportPeriod().span.to)
            return ObjectHistory(topology: ReportTopology(inventory, hash: "h"), ledger: ledger, span: span)
        }

        func report(_ mode: MaintenanceMode = .honour, isRaw: Bool = false, only: String? = "jyj") throws -> AvailabilityReport {
            AvailabilityReport(
                .init(only: only.map { ObjectID(.unit, $0) }, maintenance: mode, isRaw: isRaw), history: try history(),
                period: try reportPeriod(), method: try SampleCounty.method())
        }

        /// The figures of the unit.
        func unit(_ mode: MaintenanceMode = .honour, isRaw: Bool = false) throws -> AvailabilityFigures {
            try #require(try report(mode, isRaw: isRaw).rows.first).result.always
        }
    }

    private static func window(_ from: String, _ to: String, on: String = "jyj") -> String {
        "  - {on: \(on), from: \(from), to: \(to), why: 割接}\n"
    }

    private func percent(_ figures: AvailabilityFigures) -> String? { figures.availability?.percentText(digits: 2) }

    /// A day with two hours down, one of them inside two hours of planned work.
    private static let planned = Case(
        overlays: "maintenance:\n" + window("2026-10-12 09:00", "2026-10-12 11:00"),
        unit: [("2026-10-01 00:00", .up), ("2026-10-12 08:00", .down), ("2026-10-12 10:00", .up)])

    @Test func uptimeKuma_5590_nagioscore_568_226_plannedWorkIsTakenOut() throws {
        let honoured = try Self.planned.unit()
        #expect(honoured.durations.maintenance == hours(2) && honoured.durations.down == hours(1) && honoured.durations.up == hours(21))
        #expect(honoured.durations.due == hours(24))
        let excluded = try Self.planned.unit(.exclude)
        #expect(excluded.durations.maintenance == .zero && excluded.durations.down == hours(1) && excluded.durations.due == hours(22))
        #expect(percent(honoured) == "95.45" && percent(excluded) == "95.45")
        // As if nobody had declared it: what really was.
        let ignored = try Self.planned.unit(.ignore)
        #expect(ignored.durations.down == hours(2) && ignored.durations.up == hours(22))
        #expect(percent(ignored) == "91.66")
    }

    @Test func idoreports_3_reporting_66_plannedWorkAllDayIsNoZero() throws {
        let all = Case(
            overlays: "maintenance:\n" + Self.window("2026-10-11 22:00", "2026-10-13 02:00"),
            unit: [("2026-10-01 00:00", .up), ("2026-10-12 00:00", .down), ("2026-10-13 00:00", .up)])
        for mode in [MaintenanceMode.honour, .exclude] {
            let figures = try all.unit(mode)
            #expect(figures.availability == nil && figures.durations.down == .zero && figures.outages == nil)
        }
        #expect(percent(try all.unit(.ignore)) == "0.00")
    }

    @Test func gatus_1274_aWindowShowsAsWhatItIs() throws {
        let now = try moment("2026-10-12 09:30")
        let history = try Self.planned.history(until: now + Milliseconds(1))
        let status = StatusReport(history, now: now, lastResult: now, only: ObjectID(.unit, "jyj"))
        #expect(status.rows.map(\.state) == [.maintenance])
        #expect(status.rows.first?.since == (try moment("2026-10-12 09:00")))
    }

    @Test func kener_299_theWeeklyRebootCountsAgainstNobody() throws {
        var nights: [(at: String, state: ObjectState)] = [("2026-09-01 00:00", .up)]
        for day in ["04", "11", "18", "25"] { nights += [("2026-10-\(day) 03:00", .down), ("2026-10-\(day) 03:10", .up)] }
        let weekly = Case(overlays: "maintenance:\n  - {on: jyj, every: 周日 03:00-03:30, why: 重启}", period: "2026-10", unit: nights)
        let figures = try weekly.unit()
        #expect(percent(figures) == "100.00" && figures.outages == 0 && figures.durations.maintenance == .seconds(4 * 1800))
        #expect(try weekly.unit(.ignore).outages == 4)
        #expect(try weekly.unit(.ignore).durations.down == .seconds(4 * 600))
    }

    @Test func uptimeKuma_2401_whatTheMonitorGotWrongIsTakenBackWithAName() throws {
        let wrong = Case(
            overlays: """
                corrections:
                  - {on: [jyj], from: 2026-10-12 06:00, to: 2026-10-12 12:00, state: unmonitored, author: 王工, date: 2026-10-13, reason: 监测机断网}
                """,
            unit: [("2026-10-01 00:00", .up), ("2026-10-12 06:00", .down), ("2026-10-12 12:00", .up)])
        let corrected = try wrong.unit()
        #expect(percent(corrected) == "100.00" && corrected.coverage?.percentText(digits: 0) == "75")
        #expect(corrected.lowest?.percentText(digits: 0) == "75")
        let report = try wrong.report()
        let raw = try #require(report.rows.first?.raw?.always)
        let alone = try wrong.unit(isRaw: true)
        #expect(percent(raw) == "75.00" && raw == alone)
        #expect(report.method.laid?.corrections == 1 && report.method.laid?.correctionsHash?.count == 64)
        #expect(try wrong.report(isRaw: true).rows.first?.raw == nil)
        // The text shows both, and the method how many there are.
        let text = report.text(in: .zh)
        #expect(text.contains("更正前") && text.contains("更正：已叠加 1 条"))
        #expect(try wrong.report(isRaw: true).text(in: .zh).contains("按要求未叠加"))
    }

    @Test func icingadb_834_reporting_248_theDenominatorIsAlwaysTheWholePeriod() throws {
        let late = Case(period: "2026-10", unit: [("2026-10-21 00:00", .up), ("2026-10-26 00:00", .down), ("2026-10-27 00:00", .up)])
        let figures = try late.unit()
        #expect(figures.durations.due == hours(31 * 24) && figures.durations.unmonitored == hours(20 * 24))
        #expect(percent(figures) == "90.90" && figures.coverage?.percentText(digits: 2) == "35.48")
        #expect(figures.lowest?.percentText(digits: 2) == "32.25" && figures.highest?.percentText(digits: 2) == "96.77")
    }

    @Test func idoreports_31_officeHoursStandBesideTheWholeDay() throws {
        let evening = Case(unit: [("2026-10-01 00:00", .up), ("2026-10-12 17:00", .down), ("2026-10-12 23:00", .up)])
        let result = try #require(try evening.report().rows.first).result
        #expect(percent(result.always) == "75.00")
        #expect(percent(try #require(result.officeFigures)) == "87.50")
    }

    @Test func idoreports_24_nothingIsMoreThanAll() throws {
        for mode in MaintenanceMode.allCases {
            for seed in 0..<40 {
                let county = try RandomCounty(seed: 1000 + seed)
                let report = AvailabilityReport(
                    .init(by: SubjectKind.allCases[seed % 6], maintenance: mode), history: county.history, period: county.period,
                    method: try SampleCounty.method())
                for result in report.rows.map(\.result) + [report.total] {
                    for figures in [result.always] + [result.officeFigures].compactMap({ $0 }) {
                        for ratio in [figures.availability, figures.good, figures.coverage, figures.lowest, figures.highest].compactMap({
                            $0
                        }) {
                            #expect(ratio.numerator >= 0 && ratio.numerator <= ratio.denominator)
                        }
                        #expect(ObjectState.allCases.allSatisfy { figures.durations[$0] >= .zero })
                        #expect(figures.durations.due <= .seconds(3 * 86_400 * Int64(max(1, report.rows.count))))
                    }
                }
            }
        }
    }

    @Test func icingadb_647_whatAnswersBadlyIsAvailableAndNotGood() throws {
        let poor = Case(unit: [("2026-10-01 00:00", .up), ("2026-10-12 00:00", .degraded), ("2026-10-12 06:00", .up)])
        let figures = try poor.unit()
        #expect(percent(figures) == "100.00" && figures.good?.percentText(digits: 2) == "75.00")
    }

    /// nagioscore#384, #490, icinga-core#1193: planned work that lies across the ends of office hours and of the period.
    @Test func nagioscore_384_490_icingaCore_1193_plannedWorkAcrossOfficeHours() throws {
        let across = Case(
            overlays: "maintenance:\n" + Self.window("2026-10-11 20:00", "2026-10-12 09:00")
                + Self.window("2026-10-12 17:30", "2026-10-13 09:00"),
            unit: [("2026-10-01 00:00", .up), ("2026-10-12 08:30", .down), ("2026-10-12 10:00", .up)])
        let row = try #require(try across.report(.exclude).rows.first)
        #expect(row.result.always.durations.due == .seconds(8 * 3600 + 1800))
        let office = try #require(row.result.officeFigures)
        // Of eight hours the first and the last half hour are taken out, and one of the rest was down.
        #expect(office.durations.due == .seconds(6 * 3600 + 1800) && office.durations.down == hours(1))
        #expect(percent(office) == "84.61")
        let honoured = try #require(try across.report().rows.first?.result.officeFigures)
        #expect(honoured.durations.maintenance == .seconds(3600 + 1800) && honoured.durations.due == hours(8))
    }

    /// nagioscore#945: "undetermined" in the months in which the offset changes.
    @Test(arguments: [("2026-03", "2026-03-29", 743, 1), ("2026-10", "2026-10-25", 745, 3)])
    func nagioscore_945_monthsInWhichTheOffsetChanges(period: String, night: String, length: Int64, work: Int64) throws {
        let change = Case(
            overlays: "maintenance:\n  - {on: jyj, every: last sunday 02:00-04:00, why: 重启}", zone: "Europe/Berlin", period: period,
            unit: [("2026-01-01 00:00", .up), ("\(night) 01:30", .down), ("\(night) 04:30", .up)])
        let figures = try change.unit()
        #expect(figures.durations.due == hours(length) && figures.durations.unmonitored == .zero)
        #expect(figures.durations.maintenance == hours(work) && figures.durations.down == hours(1))
        #expect(try change.unit(.exclude).durations.due == hours(length - work))
    }

    @Test func librenms_12218_reachabilityCountsAndMaintenanceIsAChoice() throws {
        let modes = try MaintenanceMode.allCases.map { percent(try Self.planned.unit($0)) }
        #expect(modes == ["95.45", "91.66", "95.45"])
    }

    @Test(arguments: ["2026-10-12..2026-10-14", "2026-W42", "2026-Q4", "2026-10", "2026"])
    func librenms_11784_2063_anyPeriod(period: String) throws {
        let quiet = Case(period: period, unit: [("2026-01-01 00:00", .up), ("2026-10-13 00:00", .down), ("2026-10-13 06:00", .up)])
        #expect(try quiet.unit().durations.down == hours(6))
    }

    // MARK: Where windows lie

    @Test func overlappingWindowsAreOne() throws {
        let three = Case(
            overlays: "maintenance:\n" + Self.window("2026-10-12 08:00", "2026-10-12 10:00")
                + Self.window("2026-10-12 09:00", "2026-10-12 12:00")
                + Self.window("2026-10-12 11:00", "2026-10-12 11:30") + Self.window("2026-10-12 12:00", "2026-10-12 13:00"))
        #expect(try three.unit().durations.maintenance == hours(5))
        let states = try #require(try three.history().subjects(.unit).first)
        #expect(try three.history().states(of: states).entries().map(\.state) == [.up, .maintenance, .up])
    }

    @Test func windowsReachOverThePeriodAndTheYear() throws {
        let over = Case(
            overlays: "maintenance:\n" + Self.window("2026-12-31 22:00", "2027-01-01 04:00"), period: "2027-01-01", now: "2027-02-01 00:00",
            unit: [("2026-10-01 00:00", .up)])
        #expect(try over.unit().durations.maintenance == hours(4))
        var before = over
        before.period = "2026-12-31"
        #expect(try before.unit().durations.maintenance == hours(2))
    }

    @Test func whatNobodyJudgedStaysUnknownInAWindow() throws {
        let dark = Case(
            overlays: "maintenance:\n" + Self.window("2026-10-12 08:00", "2026-10-12 10:00"),
            unit: [("2026-10-01 00:00", .up), ("2026-10-12 09:00", .unmonitored), ("2026-10-12 12:00", .up)])
        let honoured = try dark.unit()
        #expect(honoured.durations.maintenance == hours(1) && honoured.durations.unmonitored == hours(3))
        #expect(try dark.unit(.exclude).durations.due == hours(22) && dark.unit(.exclude).durations.unmonitored == hours(2))
    }

    @Test func aWindowCoversWhatLosesItsLastPath() throws {
        let work = Case(overlays: "maintenance:\n" + Self.window("2026-10-12 08:00", "2026-10-12 10:00", on: "agg"))
        let report = try work.report(only: nil)
        // The second unit has another way.
        let covered = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.subject.id.key, $0.result.always.durations.maintenance) })
        #expect(covered == ["jyj": hours(2), "czj": .zero])
    }

    @Test func twoWindowsTogetherTakeTheLastPath() throws {
        let both = Case(
            overlays: "maintenance:\n" + Self.window("2026-10-12 08:00", "2026-10-12 10:00", on: "agg")
                + Self.window("2026-10-12 09:00", "2026-10-12 11:00", on: "link/core--unit/czj"))
        let report = try both.report(only: nil)
        #expect(report.rows.first { $0.subject.id.key == "czj" }?.result.always.durations.maintenance == hours(1))
    }

    @Test func aCorrectionLiesOverPlannedWork() throws {
        let overrun = Case(
            overlays: """
                maintenance:
                \(Self.window("2026-10-12 08:00", "2026-10-12 12:00"))
                corrections:
                  - {on: jyj, from: 2026-10-12 10:00, to: 2026-10-12 12:00, state: down, responsibility: 运营商, author: 王工, date: 2026-10-13, reason: 超时}
                """)
        #expect(try overrun.unit().durations.maintenance == hours(2) && overrun.unit().durations.down == hours(2))
        #expect(try overrun.unit(.exclude).durations.down == hours(2))
        // What really was counts, and that is what the correction says.
        #expect(try overrun.unit(.ignore).durations.down == hours(2))
        let outages = OutagesReport(
            .init(), history: try overrun.history(until: moment("2026-11-02 08:00")), period: try overrun.reportPeriod(),
            method: try SampleCounty.method())
        #expect(outages.rows.map(\.responsibilities) == [[.carrier]])
        #expect(outages.rows.map(\.from) == [try moment("2026-10-12 10:00")])
    }

    // MARK: Planned incidents

    @Test func anIncidentIsPlannedAsLongAsItsWindowLasts() throws {
        let history = try Self.planned.history(until: moment("2026-10-12 12:00"))
        func incident(_ from: String, _ to: String?) throws -> Incident {
            let unit = ObjectID(.unit, "jyj")
            let begin = try moment(from)
            let member = Incident.Member(object: unit, role: .candidate, from: begin, to: try to.map { try moment($0) }, isWatched: true)
            let link = Incident.Member(object: ObjectID(.link, "agg--unit/jyj"), role: .candidate, from: begin, isWatched: false)
            return Incident(
                key: Incident.Key(from: begin, first: unit), explanations: [Explanation([unit])], members: [member, link])
        }
        let (inside, late) = (try moment("2026-10-12 10:30"), try moment("2026-10-12 11:30"))
        #expect(history.isPlanned(try incident("2026-10-12 09:10", "2026-10-12 10:00"), now: late))
        #expect(history.isPlanned(try incident("2026-10-12 09:10", nil), now: inside))
        // It has outlasted its window.
        #expect(!history.isPlanned(try incident("2026-10-12 09:10", nil), now: late))
        #expect(!history.isPlanned(try incident("2026-10-12 08:50", "2026-10-12 10:00"), now: late))
    }
}
