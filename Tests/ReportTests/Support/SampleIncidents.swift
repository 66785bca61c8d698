import Causes
import Monitor
import Store
import Testing

@testable import NetInventory
@testable import Report

/// Incidents of the sample county, one of every standing, and whom to call about them.
enum SampleIncidents {
    static let jyj = ObjectID(.unit, "jyj")
    static let zc = ObjectID(.unit, "zc")
    static let yy = ObjectID(.unit, "yy")
    static let aggregation = ObjectID(.device, "agg-1")
    static let circuit = ObjectID(.circuit, "l-jyj")
    static let link = ObjectID(.link, "agg-1:GE1/0/1--unit/jyj")
    static let approval = ObjectID(.application, "approval")

    static func inventory() throws -> Inventory {
        var inventory = try SampleCounty.inventory()
        inventory.network.contact = "duty"
        func contact(_ key: String, _ name: String, _ phones: [String]) -> Contact {
            Contact(
                key: key, name: name, phones: phones, duty: nil, unit: nil, provider: nil, note: nil, validity: .always,
                spot: SampleCounty.spot)
        }
        inventory.contacts.add(contact("duty", "信息办值班室", ["0558-0000100"]))
        inventory.contacts.add(contact("noc", "电信专线报障台", ["0558-0000210", "0558-0000211"]))
        inventory.contacts.add(contact("li", "教育局联络员（李）", ["0558-0000301转8"]))
        inventory.providers.add(
            Provider(
                key: "ctc", name: "电信", noc: nil, contacts: ["noc"], note: nil, validity: .always, spot: SampleCounty.spot))
        inventory.contracts.add(
            Contract(
                key: "line-2026", name: "线路租用合同", provider: "ctc", subcontractor: nil, from: try #require(CivilDate("2026-01-01")),
                to: try #require(CivilDate("2026-12-31")), noticeDays: 90, fee: nil, sla: nil, validity: .always,
                spot: SampleCounty.spot))
        var circuits = Registry<Circuit>()
        for var circuit in inventory.circuits.items {
            circuit.name = "教育局MSTP专线"
            circuit.contract = "line-2026"
            circuits.add(circuit)
        }
        inventory.circuits = circuits
        inventory.units = units(inventory.units)
        return inventory
    }

    private static func units(_ units: Registry<MemberUnit>) -> Registry<MemberUnit> {
        var changed = Registry<MemberUnit>()
        for var unit in units.items {
            if unit.key == "jyj" { unit.contacts = ["li"] }
            changed.add(unit)
        }
        return changed
    }

    private static func member(
        _ object: ObjectID, _ role: Incident.Role, _ from: String, _ to: String?, watched: Bool = true
    ) throws -> Incident.Member {
        Incident.Member(object: object, role: role, from: try moment(from), to: try to.map { try moment($0) }, isWatched: watched)
    }

    static func all() throws -> [StoredIncident] {
        let morning = "2026-10-12 09:30"
        return [
            // Over, and nobody had to do anything.
            StoredIncident(
                number: 1,
                incident: Incident(
                    key: Incident.Key(from: try moment("2026-10-10 02:00"), first: yy), to: try moment("2026-10-10 02:12:30"),
                    explanations: [Explanation([yy])], members: [try member(yy, .candidate, "2026-10-10 02:00", "2026-10-10 02:12:30")])),
            // A switch that took all with it, over and still to be closed.
            StoredIncident(
                number: 2,
                incident: Incident(
                    key: Incident.Key(from: try moment("2026-10-11 22:00"), first: aggregation), to: try moment("2026-10-12 06:00"),
                    explanations: [Explanation([aggregation])],
                    members: [
                        try member(aggregation, .candidate, "2026-10-11 22:00", "2026-10-12 06:00", watched: false),
                        try member(approval, .behind, "2026-10-11 22:00", "2026-10-12 05:59"),
                        try member(jyj, .behind, "2026-10-11 22:00", "2026-10-12 01:00"),
                        try member(jyj, .behind, "2026-10-12 01:04", "2026-10-12 06:00"),
                        try member(zc, .behind, "2026-10-11 22:00:10", "2026-10-12 06:00"),
                    ]),
                notes: [
                    IncidentNote(.acknowledged, at: try moment("2026-10-11 22:10"), who: "王"),
                    IncidentNote(.note, at: try moment("2026-10-11 23:00"), who: "王", text: "机房停电\n发电车在路上"),
                ]),
            // A line that is down now.
            StoredIncident(
                number: 3,
                incident: Incident(
                    key: Incident.Key(from: try moment(morning), first: jyj), explanations: [Explanation([circuit]), Explanation([jyj])],
                    hasMore: true,
                    members: [
                        try member(circuit, .candidate, morning, nil, watched: false),
                        try member(link, .candidate, morning, nil, watched: false), try member(jyj, .candidate, morning, nil),
                    ]),
                notes: [
                    IncidentNote(.acknowledged, at: try moment("2026-10-12 09:40"), who: "李"),
                    IncidentNote(
                        .reported, at: try moment("2026-10-12 09:52"), who: "李", text: "电信说中午前修好", ticket: "T20261012-7",
                        reportedAt: try moment("2026-10-12 09:45")),
                ]),
            // What later evidence took back.
            StoredIncident(
                number: 4,
                incident: Incident(
                    key: Incident.Key(from: try moment("2026-10-12 08:00"), first: zc), to: try moment("2026-10-12 08:01"),
                    explanations: [Explanation([zc])], members: [try member(zc, .candidate, "2026-10-12 08:00", "2026-10-12 08:01")]),
                notes: [IncidentNote(.note, at: try moment("2026-10-12 08:05"), who: "王", text: "误报？")], isWithdrawn: true),
        ]
    }

    /// Five echo requests every thirty seconds; answered until the incident begins.
    static func evidence(_ stored: StoredIncident, now: Timestamp) throws -> FaultEvidence {
        var evidence = FaultEvidence(stored.incident, now: now)
        var at = evidence.reading.from
        while at < evidence.span.to {
            let isGood = at < stored.incident.from
            for object in [jyj, zc] {
                evidence.add(
                    CheckResult(
                        check: Check.ID(object: object, name: "icmp"), at: at, sent: 5, received: isGood ? 5 : 0,
                        times: isGood ? [1, 2, 3, 4, 5] : [], unfit: at > stored.incident.from + .seconds(3600) ? .late : nil))
            }
            at = at + .seconds(30)
        }
        return evidence
    }
}
