import Monitor
import Testing

@testable import NetInventory
@testable import Report

/// A small network with a random past: topologies that follow each other, renames, dates, calendars, ledgers, and a period to report.
///
/// All its moments are whole seconds, so that a count of seconds is exact.
struct RandomHistory {
    /// A zone, and days around which it does something.
    private static let places: [(zone: String, days: [String])] = [
        ("Asia/Shanghai", ["2026-02-14", "2026-10-09", "1986-05-03", "1988-09-10", "1991-04-13", "1991-09-14", "2026-12-31"]),
        ("Europe/Berlin", ["2026-03-28", "2026-10-24", "2026-06-10"]),
        ("America/New_York", ["2026-03-07", "2026-10-31"]),
        // Here the clock jumps at midnight, so that a day begins at 01:00, or by half an hour.
        ("America/Sao_Paulo", ["2018-11-03", "2018-02-17"]),
        ("Australia/Lord_Howe", ["2026-04-04", "2026-10-03"]),
    ]

    /// A unit as one topology has it.
    struct Member {
        var key: String
        var former: [String]
        var status: Validity.Status
        var since: CivilDate?
        var until: CivilDate?
    }

    /// A unit through all topologies; nil where one does not have it.
    struct Life {
        var calendar: String
        var members: [Member?]
    }

    var zone = CivilZone.shanghai
    var period: ReportPeriod
    /// From when on each topology was in force.
    var acceptances: [Timestamp] = []
    var lives: [Life] = []
    var calendars: [OfficeCalendar] = []
    var ledger: [ObjectID: [LedgerEntry]] = [:]
    var maintenance = MaintenanceMode.honour

    init(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed) &* 7919)
        let place = Self.places[seed % Self.places.count]
        zone = try #require(CivilZone(place.zone))
        let day = try #require(CivilDate(place.days.randomElement(using: &numbers) ?? ""))
        let first = day.adding(days: Int.random(in: -1...1, using: &numbers))
        let last = first.adding(days: Int.random(in: 0...1, using: &numbers))
        // Some periods are still open.
        let now = zone.moment(first) + .seconds(Int64.random(in: 1...300_000, using: &numbers))
        period = try ReportPeriod("\(first)..\(last)", zone: zone, now: now)
        maintenance = MaintenanceMode.allCases.randomElement(using: &numbers) ?? .honour
        calendars = ["a", "b"].map { Self.calendar($0, around: day, using: &numbers) }
        addLives(around: first, using: &numbers)
    }

    private mutating func addLives(around first: CivilDate, using numbers: inout SeededNumbers) {
        let start = zone.moment(first)
        var cuts = (0..<Int.random(in: 0...2, using: &numbers)).map { _ in Int64.random(in: -90_000...170_000, using: &numbers) }
        cuts = Set(cuts).sorted()
        acceptances = [start - .seconds(200_000)] + cuts.map { start + .seconds($0) }
        for number in 0..<2 {
            var key = "u\(number)"
            var members: [Member?] = []
            for version in acceptances.indices {
                guard Int.random(in: 0..<6, using: &numbers) > 0 else {
                    members.append(nil)
                    continue
                }
                var former: [String] = []
                if version > 0, Int.random(in: 0..<3, using: &numbers) == 0, members.last.flatMap({ $0 }) != nil {
                    former = [key]
                    key += "x"
                }
                let member = Member(
                    key: key, former: former, status: Validity.Status.allCases.randomElement(using: &numbers) ?? .active,
                    since: Bool.random(using: &numbers) ? nil : first.adding(days: Int.random(in: -2...1, using: &numbers)),
                    until: Bool.random(using: &numbers) ? nil : first.adding(days: Int.random(in: 1...3, using: &numbers)))
                var plain = member
                // Mostly active, or there would be little to count.
                if Int.random(in: 0..<4, using: &numbers) > 0 { plain.status = .active }
                members.append(plain)
            }
            lives.append(Life(calendar: number == 0 ? "a" : "b", members: members))
            for member in members.compactMap({ $0 }) where ledger[ObjectID(.unit, member.key)] == nil {
                ledger[ObjectID(.unit, member.key)] = Self.entries(from: start - .seconds(150_000), using: &numbers)
            }
        }
    }

    private static func entries(from start: Timestamp, using numbers: inout SeededNumbers) -> [LedgerEntry] {
        var at = start + .seconds(Int64.random(in: 0...150_000, using: &numbers))
        return (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
            at = at + .seconds(Int64.random(in: 1...14_000, using: &numbers))
            return LedgerEntry(at: at, state: ObjectState.allCases.randomElement(using: &numbers) ?? .up)
        }
    }

    private static func calendar(_ key: String, around day: CivilDate, using numbers: inout SeededNumbers) -> OfficeCalendar {
        func hours() -> [Range<Int>] {
            let cuts = Set((0..<6).map { _ in Int.random(in: 0...96, using: &numbers) * 900 }).sorted()
            return stride(from: 0, to: cuts.count - 1, by: 2).map { cuts[$0]..<cuts[$0 + 1] }
        }
        let edge = day.adding(days: Int.random(in: -1...1, using: &numbers))
        let after = edge.adding(days: 1)
        // Two halves of the year, which meet near the period, one of them over New Year.
        let seasons = [(after, day.adding(days: 180)), (day.adding(days: 181), edge)].map { from, to in
            OfficeCalendar.Season(
                from: OfficeCalendar.MonthDay(month: from.month, day: from.day),
                to: OfficeCalendar.MonthDay(month: to.month, day: to.day), hours: hours())
        }
        let holiday = day.adding(days: Int.random(in: -2...1, using: &numbers))
        let makeup = (0..<2).map { _ in day.adding(days: Int.random(in: -2...3, using: &numbers)) }
        // Now and then the year is not known.
        let isKnown = Int.random(in: 0..<8, using: &numbers) > 0
        return OfficeCalendar(
            key: key, name: key, weekdays: Set((1...7).filter { _ in Int.random(in: 0..<3, using: &numbers) > 0 }), seasons: seasons,
            holidays: [
                OfficeCalendar.Holiday(
                    name: "节", from: holiday, to: holiday.adding(days: Int.random(in: 0...1, using: &numbers)), makeupWorkdays: makeup)
            ],
            knownYears: isKnown ? [day.year - 1, day.year, day.year + 1] : [day.year - 1], validity: .always, spot: SampleCounty.spot)
    }

    func topology() throws -> ReportTopology {
        let versions = try acceptances.indices.map { version in
            var inventory = Inventory(network: SampleCounty.network(zone, calendar: nil))
            for calendar in calendars { inventory.calendars.add(calendar) }
            for life in lives {
                guard let member = life.members[version] else { continue }
                var unit = try SampleCounty.unit(
                    member.key, member.key, .department,
                    validity: Validity(since: member.since, until: member.until, status: member.status), calendar: life.calendar)
                unit.formerKeys = member.former
                inventory.units.add(unit)
            }
            return ReportTopology.Version(inventory: inventory, hash: "v\(version)", since: acceptances[version])
        }
        return ReportTopology(versions.dropLast(), newest: try #require(versions.last))
    }
}
