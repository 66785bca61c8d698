import Foundation
import Monitor
import Probe
import Store
import Testing

@testable import NetInventory
@testable import Report

/// What `netmon report contracts` counts against a carrier, and what it does not.
@Suite struct ContractsReportTests {
    /// A cut of four and a half hours that the line, the unit's device or its power may account for.
    private static func county(
        explanations: [[String]] = [["circuit/l-jyj"], ["unit/jyj"]], corrections: String = "", notes: [IncidentNote] = []
    ) throws -> ExplainCounty {
        var county = ExplainCounty()
        county.text += corrections
        county.troubles = [.init(object: "unit/jyj", from: "2026-10-12 08:00", to: "2026-10-12 12:30", failures: [.silence])]
        county.incidents = [
            try county.incident(7, "2026-10-12 08:00", "2026-10-12 12:30", first: "unit/jyj", explanations: explanations, notes: notes)
        ]
        return county
    }

    private static func report(_ county: ExplainCounty) throws -> ContractsReport {
        ContractsReport(
            history: try county.history(try county.results()), period: try county.period(), incidents: county.incidents,
            method: try SampleCounty.method())
    }

    private static func row(_ report: ContractsReport, _ key: String = "l-jyj") throws -> ContractsReport.Row {
        try #require(report.sections.first?.rows.first { $0.circuit.id.key == key })
    }

    private static func reported(_ at: String, answered: String? = nil) throws -> [IncidentNote] {
        [IncidentNote(.reported, at: try moment(at), who: "wang", ticket: "SD-1", reportedAt: try moment(at))]
            + (try answered.map { [IncidentNote(.note, at: try moment($0), who: "wang", text: "已派人")] } ?? [])
    }

    private static func correction(_ responsibility: String, reason: String = "书面答复") -> String {
        "\ncorrections:\n  - {on: l-jyj, from: \"2026-10-12 08:00\", to: \"2026-10-12 12:30\", responsibility: \(responsibility), "
            + "author: 王工, date: 2026-10-13, reason: \(reason)}\n"
    }

    @Test("One of several explanations is no proof: the promise is neither kept nor broken")
    func possible() throws {
        let row = try Self.row(try Self.report(try Self.county()))
        #expect(row.outages.map(\.weight) == [.possible])
        #expect(row.counted.assigned == .zero && row.counted.possible == hours(4) + .seconds(1800))
        #expect(row.counted.highest == ExactRatio(1, of: 1))
        #expect(row.counted.lowest == ExactRatio(195, of: 240))
        #expect(row.counted.keeps(row.promise.availability) == nil)
        #expect(row.outages.first?.isRepairLate == true)
    }

    @Test("What the office assigns to the carrier counts, and so does what nothing else explains")
    func assigned() throws {
        for county in [
            try Self.county(corrections: Self.correction("运营商")), try Self.county(explanations: [["circuit/l-jyj"]]),
        ] {
            let row = try Self.row(try Self.report(county))
            #expect(row.outages.map(\.weight) == [.assigned])
            #expect(row.counted.lowest == row.counted.highest && row.counted.keeps(row.promise.availability) == false)
        }
    }

    @Test("What the contract excludes is taken off, and both figures stand side by side")
    func exclusions() throws {
        // 单位 and 停电 are 单位停电; 其他 is 不可抗力 where its reason says so, and else somebody else's.
        for (duty, reason, isExcluded) in [
            ("停电", "供电所通知", true), ("单位", "单位机房装修", true), ("其他", "不可抗力：山洪", true), ("其他", "施工挖断", false),
            ("机房", "中心机房跳闸", false),
        ] {
            let row = try Self.row(try Self.report(try Self.county(corrections: Self.correction(duty, reason: reason))))
            #expect(row.outages.map(\.weight) == [.others], "\(duty)")
            #expect(row.excluded == (isExcluded ? hours(4) + .seconds(1800) : .zero), "\(duty)")
            #expect(row.counted.keeps(row.promise.availability) == true)
        }
        var county = try Self.county()
        county.windows = [
            MaintenanceWindow(
                objects: [ObjectID(.circuit, "l-jyj")],
                time: .once(TimeSpan(from: try moment("2026-10-12 08:00"), to: try moment("2026-10-12 11:30"))), why: "割接")
        ]
        let row = try Self.row(try Self.report(county))
        #expect(row.counted.possible == hours(1) && row.whole.possible == hours(4) + .seconds(1800))
        // Of the outage an hour counts: within the promised repair time.
        #expect(row.outages.first?.counted == hours(1) && row.outages.first?.isRepairLate == false)
    }

    @Test("Reported in time, late, not at all; answered in time, late, or nobody knows")
    func reports() throws {
        func outage(_ notes: [IncidentNote]) throws -> ContractOutage {
            try #require(try Self.row(try Self.report(try Self.county(notes: notes))).outages.first)
        }
        let missing = try outage([])
        #expect(missing.report == .missing && missing.response == nil && missing.isResponseLate == nil)
        let inTime = try outage(try Self.reported("2026-10-12 09:00", answered: "2026-10-12 09:20"))
        #expect(inTime.report == .inTime && inTime.response == .seconds(1200) && inTime.isResponseLate == false)
        let late = try outage(try Self.reported("2026-10-14 09:00", answered: "2026-10-14 10:00"))
        #expect(late.report == .late && late.isResponseLate == true)
        let silent = try outage(try Self.reported("2026-10-12 09:00"))
        #expect(silent.report == .inTime && silent.isResponseLate == nil)
        // Without an incident there is nothing that a report could have been recorded under.
        var county = try Self.county()
        county.incidents = []
        let unknown = try #require(try Self.row(try Self.report(county)).outages.first)
        #expect(unknown.report == nil && unknown.weight == .possible)
        #expect(try Self.report(try Self.county()).sections.first?.total.notReported == 1)
    }

    @Test("A line is under its contract on its days only, and one without says so")
    func dates() throws {
        var county = try Self.county()
        county.text = county.text.replacing("to: 2026-10-31", with: "to: 2026-10-11")
        let report = try Self.report(county)
        #expect(report.sections.isEmpty)
        #expect(Set(report.outside.map { "\($0.circuit.id.key) \($0.contract ?? "-")" }).contains("l-jyj line-2026"))
        #expect(report.outside.contains { $0.circuit.id.key == "l-old" && $0.contract == nil })
    }

    @Test("A line with another way beside it says nothing, and 100 % is only what was measured")
    func bypassed() throws {
        let report = try Self.report(try Self.county())
        let lines = try #require(report.sections.first).rows.filter { $0.circuit.id.key != "l-jyj" }
        #expect(lines.count == 2)
        for line in lines {
            #expect(line.counted.lowest == nil && line.counted.unjudged == hours(24))
            #expect(line.counted.keeps(line.promise.availability) == nil)
        }
        let total = try #require(report.sections.first).total
        #expect(total.circuits == 3 && total.unknown == 3)
        #expect(report.carriers.map(\.provider) == ["ctc"])
    }

    @Test func golden() throws {
        var county = try Self.county(
            corrections: Self.correction("停电", reason: "供电所停电通知").replacing("12:30", with: "08:30"),
            notes: try Self.reported("2026-10-12 08:40", answered: "2026-10-12 09:30"))
        county.troubles.append(.init(object: "unit/jyj", from: "2026-10-12 20:00", to: "2026-10-12 20:10", failures: [.silence]))
        county.incidents.append(
            try county.incident(8, "2026-10-12 20:00", "2026-10-12 20:10", first: "unit/jyj", explanations: [["circuit/l-jyj"]]))
        let report = try Self.report(county)
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "contracts.\(language.rawValue).txt").expect(report.text(in: language))
            try GoldenFile(name: "contracts.\(language.rawValue).csv").expect(report.csv(in: language))
        }
        let json = report.jsonText()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
        try GoldenFile(name: "contracts.json").expect(json)
    }
}
