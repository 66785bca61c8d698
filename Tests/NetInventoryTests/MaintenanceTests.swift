import Testing

@testable import NetInventory

/// Planned work and corrections as the topology says them: what is read, and when recurring work takes place.
@Suite struct MaintenanceTests {
    private static let head = """
        network: {code: demo, name: 示例县政务城域网}
        devices:
          core: {role: core, mgmt: 127.64.0.1}
        units:
          jyj: {name: 教育局, category: department, rank: 正科级, net: 127.65.8.0/25, uplink: core, was: [jy]}

        """

    private func load(_ text: String, now: String = "2026-10-20T08:00:00+08:00") throws -> LoadedTopology {
        let moment = try #require(Timestamp(rfc3339: now))
        return TopologyLoader(now: moment).load([TopologyFile(name: "county.yaml", text: Self.head + text)])
    }

    private func spans(_ every: String, _ zone: String, from: String, to: String) throws -> [String] {
        let zone = try #require(CivilZone(zone))
        let recurrence = try #require(RecurrenceText.read(every))
        let span = TimeSpan(from: zone.moment(try #require(CivilDate(from))), to: zone.moment(try #require(CivilDate(to))))
        return recurrence.spans(in: span, zone: zone).map { "\(zone.rfc3339($0.from)) \(($0.length.count / 60_000))" }
    }

    @Test func aWindowIsReadWithAllItSays() throws {
        let inventory = try #require(
            try load(
                """
                maintenance:
                  - {on: [jyj, link/core--unit/jyj], from: 2026-10-18 02:00, to: 2026-10-18T04:30:00+08:00, why: 割接, by: 王工}
                  - {on: unit/jy, every: 周日 23:00-01:00, since: 2026-09-01, why: 重启}
                """
            ).inventory)
        #expect(inventory.maintenance.count == 2)
        let once = inventory.maintenance[0]
        #expect(once.objects.map(\.description) == ["unit/jyj", "link/core--unit/jyj"])
        #expect(once.why == "割接" && once.by == "王工")
        let span = once.spans(in: CivilZone.shanghai.span(of: try #require(CivilDate("2026-10-18"))), zone: .shanghai)
        #expect(span.map(\.length) == [Milliseconds.seconds(9000)])
        #expect(CivilZone.shanghai.wallClock(try #require(span.first).from) == "2026-10-18 02:00:00")
        // A former key is the object.
        #expect(inventory.maintenance[1].objects == [ObjectID(.unit, "jyj")])
    }

    @Test func aCorrectionIsReadWithAllItSays() throws {
        let loaded = try load(
            """
            corrections:
              - {on: unit/jyj, from: 2026-10-12 09:30, to: 2026-10-12 11:00:30, state: up, author: 王工, date: 2026-10-13, reason: 误报}
              - {on: unit/jyj, from: 2026-10-12 11:00:30, to: 2026-10-12 12:00, responsibility: 停电, author: 李工, date: 2026-10-13, reason: 见通知}
            """)
        #expect(loaded.problems.isEmpty, "\(loaded.problems.map(\.line))")
        let corrections = try #require(loaded.inventory).corrections
        #expect(corrections.map(\.state) == [.up, nil])
        #expect(corrections.map(\.responsibility) == [nil, .power])
        #expect(corrections.map(\.author) == ["王工", "李工"])
        #expect(corrections[0].span.to == corrections[1].span.from)
    }

    @Test func nobodyCorrectsWhatHasNotBeen() throws {
        let line = """
            corrections:
              - {on: jyj, from: 2026-10-20 07:00, to: 2026-10-20 09:00, state: up, author: 王工, date: 2026-10-20, reason: 误报}
            """
        #expect(try load(line).errors.map(\.code) == ["E0215"])
        #expect(try load(line, now: "2026-10-20T09:00:00+08:00").errors.isEmpty)
        // A day that is over is asked about by the folder of today: what was corrected since is no mistake.
        let asOf = TopologyLoader(asOf: try #require(CivilDate("2026-10-01")))
        #expect(asOf.load([TopologyFile(name: "county.yaml", text: Self.head + line)]).errors.isEmpty)
        let dated = line.replacing("date: 2026-10-20", with: "date: 2026-10-22")
        #expect(try load(dated, now: "2026-10-21T09:00:00+08:00").errors.map(\.code) == ["E0215"])
    }

    @Test func recurringWorkFollowsTheCalendar() throws {
        #expect(
            try spans("sunday 02:00-04:00", "Asia/Shanghai", from: "2026-10-01", to: "2026-10-16") == [
                "2026-10-04T02:00:00+08:00 120", "2026-10-11T02:00:00+08:00 120",
            ])
        #expect(try spans("month 31 02:00-04:00", "Asia/Shanghai", from: "2026-09-01", to: "2026-12-01").count == 1)
        #expect(
            try spans("month last 22:00-24:00", "Asia/Shanghai", from: "2028-02-01", to: "2028-03-01") == ["2028-02-29T22:00:00+08:00 120"])
        #expect(
            try spans("last sunday 02:00-04:00", "Asia/Shanghai", from: "2026-10-01", to: "2026-11-01") == ["2026-10-25T02:00:00+08:00 120"]
        )
        #expect(
            try spans("second tuesday 02:00-04:00", "Asia/Shanghai", from: "2026-10-01", to: "2026-11-01")
                == ["2026-10-13T02:00:00+08:00 120"])
        #expect(try spans("一-五 12:00-13:00", "Asia/Shanghai", from: "2026-10-05", to: "2026-10-12").count == 5)
        #expect(try spans("day 12:00-13:00", "Asia/Shanghai", from: "2026-10-05", to: "2026-10-12").count == 7)
    }

    /// Over midnight and New Year: the night that begins on the last day belongs to both years.
    @Test func workOverMidnightBelongsToBothDays() throws {
        let nights = ["2026-12-31T23:00:00+08:00 120"]
        #expect(try spans("month last 23:00-01:00", "Asia/Shanghai", from: "2026-12-15", to: "2027-01-01") == nights)
        #expect(try spans("month last 23:00-01:00", "Asia/Shanghai", from: "2027-01-01", to: "2027-01-15") == nights)
        #expect(try spans("month last 23:00-01:00", "Asia/Shanghai", from: "2027-01-02", to: "2027-01-15") == [])
    }

    /// nagioscore#945: on the days on which a zone changes its offset too, hours are what the clock on the wall shows.
    @Test func hoursAreThoseOfTheWallClockWhenTheOffsetChanges() throws {
        // 02:00 becomes 03:00: of two hours one is left.
        #expect(
            try spans("sunday 02:00-04:00", "Europe/Berlin", from: "2026-03-29", to: "2026-03-30") == ["2026-03-29T03:00:00+02:00 60"])
        // 03:00 becomes 02:00: what lasts from 02:00 to 04:00 lasts three hours.
        #expect(
            try spans("sunday 02:00-04:00", "Europe/Berlin", from: "2026-10-25", to: "2026-10-26") == ["2026-10-25T02:00:00+02:00 180"])
        // What lies in the skipped hour is moved on by the gap.
        #expect(
            try spans("sunday 02:15-02:45", "Europe/Berlin", from: "2026-03-29", to: "2026-03-30") == ["2026-03-29T03:15:00+02:00 30"])
        #expect(
            try spans("day 22:00-02:00", "America/New_York", from: "2026-11-01", to: "2026-11-02") == [
                "2026-10-31T22:00:00-04:00 300", "2026-11-01T22:00:00-05:00 240",
            ])
    }

    @Test(arguments: [
        "", "sunday", "02:00-04:00", "sunday 02:00", "sunday 24:00-02:00", "sunday 02:00-02:00", "month 0 02:00-04:00",
        "fifth sunday 02:00-04:00", "last 02:00-04:00", "sunday  02:00-04:00", "first monday-friday 02:00-04:00",
        "every sunday 02:00-04:00 x",
    ])
    func whatIsNoRecurrence(text: String) {
        #expect(RecurrenceText.read(text) == nil)
    }

    @Test func stretchesOfTime() {
        func span(_ from: Int64, _ to: Int64) -> TimeSpan {
            TimeSpan(from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to))
        }
        #expect([span(5, 9), span(0, 3), span(2, 4), span(4, 5), span(20, 20), span(12, 15)].united == [span(0, 9), span(12, 15)])
        #expect([span(0, 9), span(12, 15)].subtracting([span(2, 3), span(8, 13)]) == [span(0, 2), span(3, 8), span(13, 15)])
        #expect([span(0, 9)].subtracting([span(0, 9)]) == [])
        #expect([span(0, 9), span(12, 15)].clipped(to: span(5, 13)) == [span(5, 9), span(12, 13)])
    }
}
