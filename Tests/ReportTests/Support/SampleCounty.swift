import Monitor
import Testing

@testable import NetInventory
@testable import Report

/// A small county with a month of history, in which every kind of row occurs.
enum SampleCounty {
    static let spot = SourceSpot(file: "units.yaml", line: 3, column: 3)

    static func unit(
        _ key: String, _ name: String, _ category: UnitCategory, validity: Validity = .always, calendar: String? = nil
    ) throws -> MemberUnit {
        let address = try #require(IPAddress("127.65.8.1"))
        return MemberUnit(
            key: key, name: name, englishName: nil, category: category, type: nil, rank: .sectionChief, code: "003110926",
            vrf: "public", prefixes: [try IPPrefix("127.65.8.0/25")], gateways: [address],
            uplinks: [
                MemberUnit.Uplink(
                    end: LinkEnd(object: ObjectID(.device, "agg-1"), port: "GE1/0/1"), circuit: "l-\(key)", conduits: ["k-renmin"],
                    spot: spot)
            ],
            reasonWithoutUplink: nil, checks: [CheckSpec(name: "icmp", question: .icmp(address))], upWhen: .any, calendar: calendar,
            formerKeys: [], note: nil, validity: validity, spot: spot)
    }

    static func office(_ key: String = "office", knownYears: Set<Int> = [2026]) throws -> OfficeCalendar {
        OfficeCalendar(
            key: key, name: "机关作息", weekdays: [1, 2, 3, 4, 5],
            seasons: [
                OfficeCalendar.Season(
                    from: OfficeCalendar.MonthDay(month: 1, day: 1), to: OfficeCalendar.MonthDay(month: 12, day: 31),
                    hours: [8 * 3600..<12 * 3600, 52_200..<63_000])
            ],
            holidays: [
                OfficeCalendar.Holiday(
                    name: "国庆节", from: try #require(CivilDate("2026-10-01")), to: try #require(CivilDate("2026-10-07")),
                    makeupWorkdays: [try #require(CivilDate("2026-10-10"))])
            ],
            knownYears: knownYears, validity: .always, spot: spot)
    }

    static func network(_ zone: CivilZone = .shanghai, calendar: String? = "office") -> MetroNetwork {
        MetroNetwork(code: "demo", name: "示例县政务城域网", zone: zone, calendar: calendar)
    }

    static func inventory() throws -> Inventory {
        var inventory = Inventory(network: network())
        inventory.calendars.add(try office())
        inventory.units.add(try unit("zc", "=慎城镇", .township))
        inventory.units.add(try unit("jyj", "教育局", .department))
        inventory.units.add(try unit("czj", "财政局", .department, validity: Validity(since: CivilDate("2026-10-16"))))
        inventory.units.add(try unit("xnw", "新农办", .department, validity: Validity(status: .planned)))
        inventory.units.add(try unit("cqc", "从前处", .department, validity: Validity(until: CivilDate("2026-10-01"))))
        inventory.units.add(try unit("yy", "县医院", .publicInstitution, calendar: "hospital"))
        inventory.devices.add(
            Device(
                key: "agg-1", name: "agg-1", role: .aggregation, model: "S5735", management: IPAddress("127.64.0.5"), rack: "room/a01",
                rackUnit: 30, height: 1, location: nil, unit: nil, checks: [], isDerived: false, note: nil, validity: .always, spot: spot))
        inventory.links.add(
            Link(
                key: "agg-1:GE1/0/1--unit/jyj", name: "agg-1:GE1/0/1--unit/jyj",
                ends: [
                    LinkEnd(object: ObjectID(.device, "agg-1"), port: "GE1/0/1"), LinkEnd(object: ObjectID(.unit, "jyj")),
                ],
                speed: 1_000_000_000, circuit: "l-jyj", conduits: [], isDerived: true, validity: .always, spot: spot))
        inventory.circuits.add(
            Circuit(
                key: "l-jyj", name: "l-jyj", type: "MSTP专线", cid: "0231", contract: nil, provider: "ctc", a: "north", z: "jyj",
                commit: nil, isDerived: false, validity: .always, spot: spot))
        inventory.sites.add(try site("portal", "县政府网", unit: "zc", isPortal: true))
        inventory.sites.add(try site("jyj", "教育局信息公开", unit: "jyj", isPortal: false))
        inventory.applications.add(
            NetworkApplication(
                key: "approval", name: "行政审批系统", englishName: "approval", checks: [],
                needs: [[ObjectID(.device, "core-a"), ObjectID(.device, "core-b")]], users: ["all"], note: nil, validity: .always,
                spot: spot))
        return inventory
    }

    private static func site(_ key: String, _ name: String, unit: String, isPortal: Bool) throws -> DisclosureSite {
        DisclosureSite(
            key: key, name: name, unit: unit, url: "http://127.64.9.2/\(key)/", isPortal: isPortal, formerURL: nil,
            checks: [CheckSpec(name: "http", question: .http(url: "http://127.64.9.2/\(key)/"))], note: nil, validity: .always, spot: spot)
    }

    static func ledger() throws -> [ObjectID: [LedgerEntry]] {
        [
            ObjectID(.unit, "jyj"): [
                try entry("2026-09-30 12:00", .up), try entry("2026-10-12 09:30", .down), try entry("2026-10-12 12:45:00.500", .up),
                try entry("2026-10-20 10:00", .degraded), try entry("2026-10-20 10:30", .up),
                try entry("2026-10-25 00:00", .maintenance), try entry("2026-10-25 02:00", .up),
            ],
            ObjectID(.unit, "czj"): [
                try entry("2026-10-16", .up), try entry("2026-10-18 20:00", .unreachable), try entry("2026-10-18 22:00", .up),
            ],
            ObjectID(.unit, "zc"): [
                try entry("2026-09-30 20:00", .down), try entry("2026-10-01 01:00", .up), try entry("2026-10-03 02:00", .unmonitored),
                try entry("2026-10-03 02:10", .up), try entry("2026-10-31 20:00", .down),
            ],
            ObjectID(.target, "旧监测\u{1B}[31m"): [try entry("2026-10-20", .up)],
            ObjectID(.site, "jyj"): [try entry("2026-10-01", .up), try entry("2026-10-12 09:30", .unreachable)],
            ObjectID(.application, "approval"): [try entry("2026-10-05", .degraded)],
        ]
    }

    static func october() throws -> ReportPeriod {
        try ReportPeriod("2026-10", zone: .shanghai, now: try moment("2026-11-02 08:00"))
    }

    static func method() throws -> ReportMethod {
        ReportMethod(
            toolVersion: "0.1.0 (4f0901d)", ruleVersion: 1, topologyHashes: ["0123456789abcdef0123456789abcdef", "fedcba9876543210"],
            checkDefaults: CheckSpec(name: "icmp", question: .icmp(try #require(IPAddress("127.0.0.1")))))
    }

    static func availability(_ question: AvailabilityReport.Question = .init()) throws -> AvailabilityReport {
        AvailabilityReport(
            question, inventory: try inventory(), period: try october(), ledger: try ledger(),
            flags: [ObjectID(.unit, "jyj"): ["flapping"]], method: try method())
    }
}
