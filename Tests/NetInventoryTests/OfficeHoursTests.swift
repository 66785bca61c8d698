import Foundation
import Testing

@testable import NetInventory

@Suite("Office hours by the clock on the wall")
struct OfficeHoursTests {
    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private static func calendar(_ hours: [Range<Int>]) -> OfficeCalendar {
        let year = OfficeCalendar.Season(
            from: OfficeCalendar.MonthDay(month: 1, day: 1), to: OfficeCalendar.MonthDay(month: 12, day: 31), hours: hours)
        return OfficeCalendar(
            key: "a", name: "a", weekdays: Set(1...7), seasons: [year], holidays: [], knownYears: Set(1980...2030), validity: .always,
            spot: SourceSpot(file: "a.yaml", line: 1, column: 1))
    }

    /// 01:00–02:30 and 02:45–03:30. A skipped hour is not worked (03:00 follows 01:59 at once), one that comes twice is worked twice.
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29", 23, ["01:00 90"]), ("Europe/Berlin", "2026-10-25", 25, ["01:00 90", "02:45 45", "02:45 45"]),
        ("Europe/Berlin", "2026-06-01", 24, ["01:00 90", "02:45 45"]), ("Asia/Shanghai", "1991-04-14", 23, ["01:00 90"]),
    ])
    func daysThatAreNot24Hours(zone: String, day: String, hours: Int64, expected: [String]) throws {
        let zone = try #require(CivilZone(zone))
        let span = zone.span(of: try date(day))
        #expect(span.length == .seconds(hours * 3600))
        let stretches = try #require(Self.calendar([3600..<9000, 9900..<12_600]).officeHours(in: span, zone: zone))
        #expect(
            stretches.map { String(zone.wallClock($0.from).dropFirst(11).prefix(5)) + " \($0.length.count / 60_000)" } == expected)
    }

    /// Every minute of days around all changes of some zones, against the wall clock itself.
    @Test(arguments: ["Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
    func everyMinute(name: String) throws {
        let zone = try #require(CivilZone(name))
        let hours = [0..<5400, 7200..<9000, 9900..<12_600, 82_800..<86_400]
        let calendar = Self.calendar(hours)
        let years = name == "Asia/Shanghai" ? (1986, 1991) : (2017, 2018)
        let all = TimeSpan(
            from: zone.moment(try date("\(years.0)-01-01")), to: zone.moment(try date("\(years.1 + 1)-01-01")))
        let parts = zone.evenParts(of: all)
        #expect(parts.first?.span.from == all.from && parts.last?.span.to == all.to)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.span.to == $1.span.from && $0.offset != $1.offset })
        // Twelve changes in six years of Chinese summer time.
        if name == "Asia/Shanghai" { #expect(parts.count == 13) }
        for change in parts.dropFirst().map(\.span.from) {
            let span = TimeSpan(from: change - .seconds(90_000), to: change + .seconds(90_000))
            let stretches = try #require(calendar.officeHours(in: span, zone: zone))
            #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.to < $1.from })
            var at = span.from
            while at < span.to {
                let second = Int((at.milliseconds / 1000 + Int64(zone.offset(at: at))) % 86_400)
                let isWorked = hours.contains { $0.contains(second) }
                #expect(stretches.contains { $0.contains(at) } == isWorked, "\(zone.rfc3339(at))")
                at = at + .seconds(60)
            }
        }
    }

    @Test func aUnitMayKeepItsOwnHours() throws {
        let text = """
            network: {code: a, name: b, calendar: gov}
            calendars:
              gov:
                seasons:
                  - {from: 10-01, to: 05-31, hours: [08:00-12:00, 14:30-17:30]}
                  - {from: 06-01, to: 09-30, hours: [08:00-12:00, 15:00-18:00]}
                years: {2026: [{name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-10-10]}]}
              hall:
                like: gov
                work: 一-六
                seasons: [{from: 01-01, to: 12-31, hours: 09:00-17:00}]
            units: {u1: {name: 办事大厅, category: other, net: 127.65.1.0/24, calendar: hall}}
            """
        let inventory = try GoodTopologyTests.load([TopologyFile(name: "a.yaml", text: text)], asOf: "2026-06-01")
        let hall = try #require(inventory.calendars["hall"])
        #expect(inventory.units["u1"]?.calendar == "hall")
        #expect(hall.name == "hall" && hall.knownYears == [2026] && hall.weekdays == Set(1...6))
        #expect(hall.isWorkday(try date("2026-10-05")) == false)
        #expect(hall.isWorkday(try date("2026-10-17")) == true)
        #expect(try #require(inventory.calendars["gov"]).isWorkday(try date("2026-10-17")) == false)
        let hours = hall.officeHours(in: CivilZone.shanghai.span(of: try date("2026-10-10")), zone: .shanghai)
        #expect(hours?.map(\.length) == [.seconds(8 * 3600)])
        let long = TimeSpan(
            from: CivilZone.shanghai.moment(try date("2025-12-31")), to: CivilZone.shanghai.moment(try date("2027-01-02")))
        #expect(hall.unknownYears(in: long, zone: .shanghai) == [2025, 2027])
    }

    /// A turn of the year stands in the next year's announcement; its days are known where their own year is.
    @Test func holidaysMayStandUnderEitherYear() throws {
        let text = """
            network: {code: a, name: b}
            calendars:
              gov:
                seasons: [{from: 01-01, to: 12-31, hours: 08:00-12:00}]
                years: {2018: [], 2019: [{name: 元旦, from: 2018-12-30, to: 2019-01-01, makeup: [2018-12-29]}]}
            """
        let inventory = try GoodTopologyTests.load([TopologyFile(name: "a.yaml", text: text)], asOf: "2019-06-01")
        let calendar = try #require(inventory.calendars["gov"])
        #expect(calendar.isWorkday(try date("2019-01-01")) == false)
        #expect(calendar.isWorkday(try date("2018-12-29")) == nil)
    }

    /// 248 workdays in 2025 and in 2026, 250 in 2009: as the notices give them.
    @Test func theSampleCountysWorkdays() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("topology").path
        let topology = try TopologyLoader(asOf: try date("2026-10-01")).load(folder: folder)
        let inventory = try #require(topology.inventory)
        for key in ["gov", "hall"] {
            let calendar = try #require(inventory.calendars[key])
            for (year, days) in [(2009, 250), (2025, 248), (2026, 248)] {
                let first = try date("\(year)-01-01")
                let worked = (0..<365).count { calendar.isWorkday(first.adding(days: $0)) == true }
                #expect(worked == days)
            }
            #expect(calendar.isWorkday(try date("2027-01-04")) == nil)
        }
        #expect(inventory.units.items.contains { $0.calendar == "hall" })
    }

    @Test func whatThereIsOnADay() throws {
        let text = """
            network: {code: a, name: b}
            units:
              u1: {name: 甲, category: other, net: 127.65.1.0/24, since: 2026-10-15}
              u2: {name: 乙, category: other, net: 127.65.2.0/24, until: 2026-10-15, was: [u3, u4]}
            """
        let inventory = try GoodTopologyTests.load([TopologyFile(name: "a.yaml", text: text)], asOf: "2026-06-01")
        #expect(inventory.valid(on: try date("2026-10-14")).units.keys == ["u2"])
        #expect(inventory.valid(on: try date("2026-10-15")).units.keys == ["u1"])
        #expect(inventory.find("u4") == .found(ObjectID(.unit, "u2")))
    }

    /// What is derived of a unit follows it over a rename.
    @Test func derivedObjectsHaveFormerKeysToo() throws {
        let text = """
            network: {code: a, name: b}
            kinds: {acc: {role: access}}
            locations: {north: {name: 机房}}
            devices: {core: {role: core}}
            defaults: {unit: {access: acc}, circuit: {a: north}}
            sites: {portal: {name: 门户, unit: u1, url: "http://127.64.9.1/", portal: yes}}
            units: {u1: {name: 甲, category: other, net: 127.65.1.0/24, uplink: [core:1, core:2], site: /u1/, was: u0}}
            """
        let inventory = try GoodTopologyTests.load([TopologyFile(name: "a.yaml", text: text)], asOf: "2026-06-01")
        #expect(inventory.devices["acc-u1"]?.formerKeys == ["acc-u0"])
        #expect(inventory.circuits["l-u1"]?.formerKeys == ["l-u0"])
        #expect(inventory.circuits["l-u1-2"]?.formerKeys == ["l-u0-2"])
        #expect(inventory.sites["u1"]?.formerKeys == ["u0"])
        #expect(inventory.links["acc-u1--core:1"]?.formerKeys == ["acc-u0--core:1"])
    }
}
