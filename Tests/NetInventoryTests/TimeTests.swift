import NetInventory
import Testing

@Suite("Dates, zones and office hours")
struct TimeTests {
    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func datesRoundTrip() throws {
        var previous: CivilDate?
        for number in stride(from: -719_162, through: 2_932_896, by: 997) {
            let date = CivilDate(dayNumber: number)
            #expect(date.dayNumber == number)
            #expect(CivilDate(date.description) == date)
            if let previous { #expect(previous < date) }
            previous = date
        }
        #expect(CivilDate(dayNumber: 0).description == "1970-01-01")
        #expect(try date("2000-02-29").adding(days: 366).description == "2001-03-01")
        #expect(try date("2026-06-01").weekday == 1)
        #expect(try date("1970-01-01").weekday == 4)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", "0000-01-01", "２０２６-01-01",
    ])
    func notDates(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func shanghai() throws {
        let zone = CivilZone.shanghai
        let midnight = zone.moment(try date("2026-10-01"))
        #expect(midnight.milliseconds == 1_790_784_000_000)
        #expect(zone.rfc3339(midnight) == "2026-10-01T00:00:00+08:00")
        #expect(zone.rfc3339(midnight - Milliseconds(1)) == "2026-09-30T23:59:59.999+08:00")
        #expect(zone.date(at: midnight - Milliseconds(1)).description == "2026-09-30")
        #expect(zone.span(of: try date("2026-10-01")).length == .seconds(86_400))
        // Shanghai had summer time until 1991: a day of 23 hours.
        #expect(zone.span(of: try date("1991-04-14")).length == .seconds(23 * 3600))
        #expect(CivilZone("Asia/Beijing") == nil)
        #expect(CivilZone("CST") == nil)
    }

    @Test func daysOf23And25Hours() throws {
        let zone = try #require(CivilZone("Europe/Berlin"))
        let short = try date("2026-03-29")
        let long = try date("2026-10-25")
        #expect(zone.span(of: short).length == .seconds(23 * 3600))
        #expect(zone.span(of: long).length == .seconds(25 * 3600))
        // 02:30 does not exist: it is moved by the gap. On the long day it is the first of the two.
        #expect(zone.rfc3339(zone.moment(short, secondsIntoDay: 9000)) == "2026-03-29T03:30:00+02:00")
        #expect(zone.rfc3339(zone.moment(long, secondsIntoDay: 9000)) == "2026-10-25T02:30:00+02:00")
        #expect(zone.rfc3339(zone.moment(long, secondsIntoDay: 12 * 3600)) == "2026-10-25T12:00:00+01:00")
        #expect(zone.date(at: zone.moment(long.adding(days: 1)) - Milliseconds(1)) == long)
        let hours = try #require(Self.calendar.officeHours(in: zone.span(of: try date("2009-03-30")), zone: zone))
        #expect(hours.map(\.length.count) == [14_400_000, 10_800_000])
        #expect(hours.first.map { zone.rfc3339($0.from) } == "2009-03-30T08:00:00+02:00")
    }

    /// The holidays of 2009 as the State Council announced them.
    private static let text = """
        network: {code: a, name: b, calendar: gov}
        calendars:
          gov:
            seasons:
              - {from: 10-01, to: 05-31, hours: [08:00-12:00, 14:30-17:30]}
              - {from: 06-01, to: 09-30, hours: [08:00-12:00, 15:00-18:00]}
            years:
              2009:
                - {name: 元旦, from: 2009-01-01, to: 2009-01-03, makeup: [2009-01-04]}
                - {name: 春节, from: 2009-01-25, to: 2009-01-31, makeup: [2009-01-24, 2009-02-01]}
                - {name: 清明节, from: 2009-04-04, to: 2009-04-06}
                - {name: 劳动节, from: 2009-05-01, to: 2009-05-03}
                - {name: 端午节, from: 2009-05-28, to: 2009-05-30, makeup: [2009-05-31]}
                - {name: 国庆节中秋节, from: 2009-10-01, to: 2009-10-08, makeup: [2009-09-27, 2009-10-10]}
              2010: []
        """

    private static var calendar: OfficeCalendar {
        get throws {
            let topology = try GoodTopologyTests.load([TopologyFile(name: "a.yaml", text: text)], asOf: "2009-06-01")
            return try #require(topology.calendars["gov"])
        }
    }

    @Test func workdaysOf2009() throws {
        let calendar = try Self.calendar
        let months = try (1...12).map { month in
            try (1...CivilDate.days(inMonth: month, of: 2009)).count { day in
                let date = try #require(CivilDate(year: 2009, month: month, day: day))
                return try #require(calendar.isWorkday(date) as Bool?)
            }
        }
        #expect(months == [17, 21, 22, 21, 19, 22, 23, 21, 23, 17, 21, 23])
        #expect(months.reduce(0, +) == 250)
        #expect(calendar.knownYears == [2009])
        #expect(calendar.isWorkday(try date("2010-01-04")) == nil)
    }

    @Test func officeHoursFollowTheSeason() throws {
        let calendar = try Self.calendar
        let zone = CivilZone.shanghai
        func hours(_ from: String, _ to: String) throws -> [String]? {
            calendar.officeHours(in: TimeSpan(from: zone.moment(try date(from)), to: zone.moment(try date(to))), zone: zone)?
                .map { zone.wallClock($0.from) + " " + String($0.length.count / 60_000) }
        }
        #expect(
            try hours("2009-05-31", "2009-06-02") == [
                "2009-05-31 08:00:00 240", "2009-05-31 14:30:00 180", "2009-06-01 08:00:00 240", "2009-06-01 15:00:00 180",
            ])
        #expect(try hours("2009-10-01", "2009-10-09") == [])
        #expect(try hours("2009-12-31", "2010-01-02") == nil)
    }

    @Test func momentsThatPeopleType() throws {
        let zone = CivilZone.shanghai
        let now = try #require(Timestamp(rfc3339: "2026-10-12T09:40:30.250+08:00"))
        func read(_ text: String) -> String? { zone.moment(reading: text, now: now).map { zone.rfc3339($0) } }
        #expect(read("2026-10-01T08:30:00+08:00") == "2026-10-01T08:30:00+08:00")
        #expect(read("2026-10-01T00:30:00Z") == "2026-10-01T08:30:00+08:00")
        #expect(read("2026-10-01 08:30") == "2026-10-01T08:30:00+08:00")
        #expect(read("2026-10-01T08:30:05") == "2026-10-01T08:30:05+08:00")
        #expect(read("2026-10-01") == "2026-10-01T00:00:00+08:00")
        // The last time the clock showed it.
        #expect(read("09:40") == "2026-10-12T09:40:00+08:00")
        #expect(read("09:41") == "2026-10-11T09:41:00+08:00")
        #expect(read("8h") == "2026-10-12T01:40:30+08:00")
        for text in [
            "", "yesterday", "25:00", "9:40", "09:60", "2026-02-30", "2026-10-01 24:00", "2026-10-01  08:30", "09:40 x", "T09:40", "-8h",
        ] {
            #expect(read(text) == nil, "\(text)")
        }
        #expect(Timestamp(milliseconds: -1).wholeSecond == Timestamp(milliseconds: -1000))
        #expect(Timestamp(milliseconds: -2000).wholeSecond == Timestamp(milliseconds: -2000))
    }
}
