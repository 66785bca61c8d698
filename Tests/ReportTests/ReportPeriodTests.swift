import NetInventory
import Testing

@testable import Report

@Suite struct ReportPeriodTests {
    @Test(arguments: [
        ("today", "2026-10-15 00:00", "2026-10-16 00:00"),
        ("yesterday", "2026-10-14 00:00", "2026-10-15 00:00"),
        ("last-7d", "2026-10-08 14:20:30.250", "2026-10-15 14:20:30.250"),
        ("last-1d", "2026-10-14 14:20:30.250", "2026-10-15 14:20:30.250"),
        ("2026-10-01", "2026-10-01 00:00", "2026-10-02 00:00"),
        ("2024-02-29", "2024-02-29 00:00", "2024-03-01 00:00"),
        ("2026-10", "2026-10-01 00:00", "2026-11-01 00:00"),
        ("2025-12", "2025-12-01 00:00", "2026-01-01 00:00"),
        ("2026-Q3", "2026-07-01 00:00", "2026-10-01 00:00"),
        ("2025-Q4", "2025-10-01 00:00", "2026-01-01 00:00"),
        ("2026-W40", "2026-09-28 00:00", "2026-10-05 00:00"),
        ("2026-W01", "2025-12-29 00:00", "2026-01-05 00:00"),
        ("2020-W53", "2020-12-28 00:00", "2021-01-04 00:00"),
        ("2021-W01", "2021-01-04 00:00", "2021-01-11 00:00"),
        ("2026", "2026-01-01 00:00", "2027-01-01 00:00"),
        ("2026-10-01..2026-10-15", "2026-10-01 00:00", "2026-10-16 00:00"),
        ("2026-10-15..2026-10-15", "2026-10-15 00:00", "2026-10-16 00:00"),
    ])
    func coversWhatItSays(text: String, from: String, to: String) throws {
        let now = try moment("2026-10-15 14:20:30.250")
        let period = try ReportPeriod(text, zone: .shanghai, now: now)
        #expect(period.requested == TimeSpan(from: try moment(from), to: try moment(to)))
        #expect(period.span == TimeSpan(from: try moment(from), to: min(try moment(to), now)))
        #expect(period.isOpen == (try moment(to) > now))
        #expect(period.text == text)
    }

    /// 2026 begins on a Thursday and has 53 weeks, the last of which reaches into 2027, whose first begins on 4 January.
    @Test func weeksAtTheTurnOfTheYear() throws {
        let now = try moment("2028-01-01")
        let last = try ReportPeriod("2026-W53", zone: .shanghai, now: now)
        #expect(last.span == TimeSpan(from: try moment("2026-12-28"), to: try moment("2027-01-04")))
        let first = try ReportPeriod("2027-W01", zone: .shanghai, now: now)
        #expect(first.span.from == last.span.to)
        #expect(throws: PeriodError.noSuchPeriod("2027-W53")) { try ReportPeriod("2027-W53", zone: .shanghai, now: now) }
    }

    @Test(arguments: [
        "", "tomorrow", "Today", "last-d", "last-+7d", "last-7", "last-7w", "26", "2026-1", "2026-10-1", "2026-10-01-01", "2026-q3",
        "2026-Q", "2026-Q33", "2026-W4", "2026-W+4", "+026", "2026-10..2026-11", "2026-10-01..", "..2026-10-01", "2026-10-01..+5d000000",
        "2026-10-01..2026-10-02..2026-10-03", " 2026", "２０２６",
    ])
    func refusesOtherForms(text: String) throws {
        let now = try moment("2027-10-15 14:20")
        #expect(throws: PeriodError.unreadable(text)) { try ReportPeriod(text, zone: .shanghai, now: now) }
    }

    @Test(arguments: [
        "0000", "2026-00", "2026-13", "2026-02-29", "2026-Q0", "2026-Q5", "2026-W00", "2026-W54", "last-0d", "last-99999d",
        "2026-02-01..2026-02-30",
    ])
    func refusesWhatTheCalendarDoesNotHave(text: String) throws {
        let now = try moment("2027-10-15 14:20")
        #expect(throws: PeriodError.noSuchPeriod(text)) { try ReportPeriod(text, zone: .shanghai, now: now) }
    }

    @Test func refusesTheFutureAndTheBackward() throws {
        let now = try moment("2026-10-15 00:00")
        #expect(throws: PeriodError.future("2027", begins: "2027-01-01T00:00:00+08:00")) {
            try ReportPeriod("2027", zone: .shanghai, now: now)
        }
        // At midnight not a millisecond of today has passed.
        #expect(throws: PeriodError.future("today", begins: "2026-10-15T00:00:00+08:00")) {
            try ReportPeriod("today", zone: .shanghai, now: now)
        }
        #expect(throws: PeriodError.endsBeforeItBegins("2026-10-02..2026-10-01")) {
            try ReportPeriod("2026-10-02..2026-10-01", zone: .shanghai, now: now)
        }
    }

    @Test func saysWhatWouldBeRight() {
        #expect(
            PeriodError.unreadable("next week").description
                == "“next week” is not a period; write today, yesterday, last-7d, 2026-10-01, 2026-10, 2026-Q3, 2026-W40, 2026 or "
                + "2026-10-01..2026-10-15 (the end day included).")
        #expect(PeriodError.noSuchPeriod("2026-13").sentence(in: .zh).hasPrefix("日历上没有“2026-13”这一时段；可写作 today、"))
    }

    @Test func daysAreAsLongAsTheZoneMakesThem() throws {
        let berlin = try #require(CivilZone("Europe/Berlin"))
        let now = try moment("2026-10-26 12:00", berlin)
        #expect(try ReportPeriod("2026-10-25", zone: berlin, now: now).span.length == hours(25))
        #expect(try ReportPeriod("2026-03-29", zone: berlin, now: now).span.length == hours(23))
        // Two days back by the clock are 49 hours back where an hour came twice.
        #expect(try ReportPeriod("last-2d", zone: berlin, now: now).span.length == hours(49))
    }
}
