import Causes
import Foundation
import Monitor
import Store
import Testing

@testable import NetInventory
@testable import Report

/// What reports look like with planned work, corrections and incidents laid over the ledger, to the last byte.
@Suite struct LayeredGoldenTests {
    private func inventory() throws -> Inventory {
        var inventory = try SampleCounty.inventory()
        inventory.providers.add(
            Provider(key: "ctc", name: "电信", noc: nil, note: nil, validity: .always, spot: SampleCounty.spot))
        let unit = ObjectID(.unit, "jyj")
        func correction(
            _ from: String, _ to: String, _ state: Correction.State?, _ who: Responsibility?, _ reason: String
        ) throws -> Correction {
            Correction(
                objects: [unit, ObjectID(.circuit, "l-jyj")], span: TimeSpan(from: try moment(from), to: try moment(to)), state: state,
                responsibility: who, author: "王工", date: try #require(CivilDate("2026-11-01")), reason: reason, spot: SampleCounty.spot)
        }
        inventory.corrections = [
            try correction("2026-10-12 09:30", "2026-10-12 10:00", .maintenance, nil, "割接提前"),
            try correction("2026-10-12 10:00", "2026-10-12 13:00", nil, .carrier, "光缆被挖断"),
        ]
        inventory.maintenance = [
            MaintenanceWindow(
                objects: [ObjectID(.unit, "zc")],
                time: .once(TimeSpan(from: try moment("2026-10-31 22:00"), to: try moment("2026-11-01 02:00"))),
                why: "机房停电", by: "李工"),
            MaintenanceWindow(
                objects: [unit], time: .every(Recurrence(days: .weekdays([7]), hours: 7200..<14_400), since: nil, until: nil), why: "重启"),
        ]
        return inventory
    }

    private func history(until end: Timestamp? = nil) throws -> ObjectHistory {
        let period = try SampleCounty.october()
        return ObjectHistory(
            topology: ReportTopology(try inventory(), hash: "0123456789ab"), ledger: try SampleCounty.ledger(),
            incidents: [try incident()], span: TimeSpan(from: period.span.from, to: end ?? period.span.to))
    }

    private func incident() throws -> Incident {
        let (unit, link, circuit) = (
            ObjectID(.unit, "jyj"), ObjectID(.link, "agg-1:GE1/0/1--unit/jyj"), ObjectID(.circuit, "l-jyj")
        )
        let (from, to) = (try moment("2026-10-12 09:30"), try moment("2026-10-12 12:45:00.500"))
        return Incident(
            key: Incident.Key(from: from, first: unit), to: to, explanations: [Explanation([circuit]), Explanation([unit])],
            members: [circuit, link, unit].map {
                Incident.Member(object: $0, role: .candidate, from: from, to: to, isWatched: $0 == unit)
            })
    }

    private func expectGolden(_ report: some TabularReport, as name: String) throws {
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "\(name).\(language.rawValue).txt").expect(report.text(in: language))
            try GoldenFile(name: "\(name).\(language.rawValue).csv").expect(report.csv(in: language))
        }
        let json = report.jsonText()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
        try GoldenFile(name: "\(name).json").expect(json)
    }

    @Test func correctedAndRawStandSideBySide() throws {
        let report = AvailabilityReport(
            .init(), history: try history(), period: try SampleCounty.october(), method: try SampleCounty.method())
        try expectGolden(report, as: "availability-corrected")
    }

    @Test func carriers() throws {
        let report = AvailabilityReport(
            .init(by: .circuit, rows: .carriers), history: try history(), period: try SampleCounty.october(),
            method: try SampleCounty.method())
        try expectGolden(report, as: "availability-carriers")
    }

    @Test func responsibilities() throws {
        let report = ResponsibilityReport(
            .init(), history: try history(), period: try SampleCounty.october(), method: try SampleCounty.method())
        try expectGolden(report, as: "responsibility")
    }

    @Test(arguments: [(OutagesReport.Order.responsibility, "outages-responsibility"), (.carrier, "outages-carriers")])
    func outages(order: OutagesReport.Order, name: String) throws {
        let note = IncidentNote(
            .reported, at: try moment("2026-10-12 10:00"), who: "王工", ticket: "T-77", reportedAt: try moment("2026-10-12 09:50"))
        let stored = StoredIncident(number: 12, incident: try incident(), notes: [note])
        let report = OutagesReport(
            .init(by: order == .carrier ? .circuit : .unit, order: order), history: try history(until: moment("2026-11-02 08:00")),
            period: try SampleCounty.october(), incidents: [stored], method: try SampleCounty.method())
        try expectGolden(report, as: name)
    }

    @Test func plannedWork() throws {
        let draft = DeclaredMaintenance.Draft(
            objects: [ObjectID(.device, "agg-1")], span: TimeSpan(from: try moment("2026-10-20 02:00"), to: try moment("2026-10-20 04:00")),
            why: "割接", by: "王工")
        let work = DeclaredMaintenance(number: 3, draft: draft, enteredAt: try moment("2026-10-20 03:00"))
        let cancelled = DeclaredMaintenance(
            number: 4, draft: draft, enteredAt: try moment("2026-10-19 03:00"),
            cancellation: DeclaredMaintenance.Cancellation(at: try moment("2026-10-19 09:00"), by: "李工", why: "改期"))
        let now = try moment("2026-10-20 03:30")
        try expectGolden(MaintenanceReport([work, cancelled], inventory: try inventory(), now: now, withAll: true), as: "maintenance")
        #expect(
            MaintenanceReport([work, cancelled], inventory: try inventory(), now: now, withAll: false).rows.map(\.number) == [3, nil, nil])
        let entry = MaintenanceEntryReport(work, topology: ReportTopology(try inventory()), now: now)
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "maintenance-entry.\(language.rawValue).txt").expect(entry.text(in: language))
        }
        try GoldenFile(name: "maintenance-entry.json").expect(entry.jsonText())
    }
}
