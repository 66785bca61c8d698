import Foundation
import Monitor
import Probe
import Store
import Testing

@testable import NetInventory
@testable import Report

/// What `netmon explain` says, to the last byte, and that its figure is the report's; see `GoldenFile` for how to refresh the files.
@Suite struct ExplainReportTests {
    private func expectGolden(_ report: ExplainReport, as name: String) throws {
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "explain-\(name).\(language.rawValue).txt").expect(report.text(in: language))
            try GoldenFile(name: "explain-\(name)-plain.\(language.rawValue).txt").expect(report.plain(in: language))
        }
        let json = report.jsonText()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
        try GoldenFile(name: "explain-\(name).json").expect(json)
    }

    private static func cut() throws -> ExplainCounty {
        var county = ExplainCounty()
        county.troubles = [
            .init(
                object: "unit/jyj", from: "2026-10-12 08:00", to: "2026-10-12 10:30:10",
                failures: [.silence, .router("127.64.0.11"), .silence])
        ]
        county.incidents = [
            try county.incident(
                7, "2026-10-12 08:00:00.280", "2026-10-12 10:30:30.280", first: "unit/jyj",
                explanations: [["circuit/l-jyj"], ["unit/jyj"]],
                notes: [
                    IncidentNote(
                        .reported, at: try moment("2026-10-12 08:20"), who: "wang", ticket: "SD-1012",
                        reportedAt: try moment("2026-10-12 08:15"))
                ])
        ]
        return county
    }

    @Test func unitWithARoutersWord() throws {
        let report = try Self.cut().explain("unit/jyj")
        try expectGolden(report, as: "unit")
        #expect(report.row?.result.always.outages == 1)
        let plain = report.plain(in: .zh)
        // Both candidates, and none asserted.
        #expect(plain.contains("专线 教育局专线") && plain.contains("，或 ") && plain.contains("不能断定"))
        #expect(plain.contains("127.64.0.11"))
    }

    @Test func circuit() throws {
        let report = try Self.cut().explain("circuit/l-jyj")
        try expectGolden(report, as: "circuit")
        #expect(report.row?.result.always.outages == 1)
    }

    @Test func linkHiddenByAnotherPath() throws {
        let report = try Self.cut().explain("link/agg-1:2--core-b:2")
        try expectGolden(report, as: "hidden-link")
        #expect(report.row?.result.always.availability == nil)
        #expect(report.plain(in: .zh).contains("凭测量看不出"))
    }

    @Test func siteWhoseProgramAnswers500() throws {
        var county = ExplainCounty()
        county.troubles = [
            .init(
                object: "site/jyj", from: "2026-10-12 09:00", to: "2026-10-12 11:00", failures: [.status(500), .status(500), .status(502)])
        ]
        let report = try county.explain("site/jyj")
        try expectGolden(report, as: "site-500")
        #expect(try sides(report) == [.program])
    }

    @Test func siteUnreachableWithItsHost() throws {
        var county = ExplainCounty()
        let times = ("2026-10-12 09:00", "2026-10-12 11:00")
        county.troubles = ["site/jyj", "application/portal", "device/srv"].map {
            .init(object: $0, from: times.0, to: times.1, failures: [.silence])
        }
        county.incidents = [
            try county.incident(
                9, "2026-10-12 09:00:00.210", "2026-10-12 11:00:30", first: "device/srv",
                explanations: [["device/srv"], ["link/core-a:9--srv:1"]], behind: ["site/jyj", "application/portal"])
        ]
        let report = try county.explain("site/jyj")
        try expectGolden(report, as: "site-unreachable")
        #expect(try sides(report) == [.network])
    }

    @Test func withoutALoss() throws {
        let report = try ExplainCounty().explain("unit/czj")
        try expectGolden(report, as: "whole")
        #expect(report.plain(in: .zh).contains("可用率 100.00%，没有中断"))
    }

    @Test func neverMonitored() throws {
        let report = try ExplainCounty().explain("unit/xhs")
        try expectGolden(report, as: "never")
        #expect(report.row?.result.always.availability == nil)
    }

    @Test func maintenance() throws {
        var county = try Self.cut()
        county.windows = [
            MaintenanceWindow(
                objects: [ObjectID(.unit, "jyj")],
                time: .once(TimeSpan(from: try moment("2026-10-12 07:30"), to: try moment("2026-10-12 12:00"))), why: "线路割接",
                by: "信息办")
        ]
        county.silence = (from: "2026-10-12 20:00", to: "2026-10-12 20:30")
        county.witness = [
            WitnessSpell(
                reason: .link, detail: "eth0 has no carrier", from: try moment("2026-10-12 20:00"), to: try moment("2026-10-12 20:30"))
        ]
        let report = try county.explain("unit/jyj")
        try expectGolden(report, as: "maintenance")
        #expect(report.row?.result.always.outages == 0)
        #expect(try county.explain("unit/jyj", .init(maintenance: .ignore)).row?.result.always.outages == 1)
    }

    @Test func corrected() throws {
        var county = try Self.cut()
        county.text += """

            corrections:
              - {on: jyj, from: "2026-10-12 08:00", to: "2026-10-12 09:00", state: unmonitored, responsibility: 停电, author: 王工,
                 date: 2026-10-13, reason: 供电所停电通知}
              - {on: jyj, from: "2026-10-12 09:00", to: "2026-10-12 10:31", responsibility: 运营商, author: 王工, date: 2026-10-13,
                 reason: 电信书面答复 SD-1012}
            """
        let report = try county.explain("unit/jyj")
        try expectGolden(report, as: "corrected")
        #expect(report.row?.raw != nil)
        #expect(report.hash != (try county.explain("unit/jyj", .init(isRaw: true)).hash))
    }

    private func sides(_ report: ExplainReport) throws -> [FaultFinding.Side] {
        report.intervals.indices.compactMap { report.finding($0)?.side }
    }

    @Test("Refused, silent, status and TLS are told apart, and silence alone proves nothing")
    func sidesOfAService() throws {
        func side(_ troubles: [(String, [ProbeFailure])]) throws -> [FaultFinding.Side] {
            var county = ExplainCounty()
            county.troubles = troubles.map {
                .init(object: $0.0, from: "2026-10-12 09:00", to: "2026-10-12 09:20", failures: $0.1)
            }
            return try sides(try county.explain("site/jyj"))
        }
        #expect(try side([("site/jyj", [.refusal])]) == [.server])
        #expect(try side([("site/jyj", [ProbeFailure(.tls, detail: "expired")])]) == [.server])
        #expect(try side([("site/jyj", [ProbeFailure(.timeout, wasConnected: true, detail: "silent")])]) == [.program])
        // The host and others at its port answer: not the network.
        #expect(try side([("site/jyj", [.silence])]) == [.server])
        // The host is lost too.
        #expect(try side([("site/jyj", [.silence]), ("application/portal", [.silence]), ("device/srv", [.silence])]) == [.network])
        // Some of each.
        #expect(try side([("site/jyj", [.silence, .status(500)])]) == [.undecided])
        // A router speaks against it, and the host answers.
        #expect(try side([("site/jyj", [.router("127.64.0.1")])]) == [.undecided])
        #expect(try side([("site/jyj", [ProbeFailure(.resolve, detail: "no name")])]) == [.undecided])
    }

    @Test("The figure is the one of the report, for every kind")
    func sameFigure() throws {
        let county = try Self.cut()
        let history = try county.history(try county.results())
        for kind in SubjectKind.allCases {
            let report = AvailabilityReport(
                .init(by: kind), history: history, period: try county.period(), method: try SampleCounty.method())
            for row in report.rows {
                #expect(try county.explain(row.subject.id.description).row?.result == row.result, "\(row.subject.id)")
            }
        }
    }
}
