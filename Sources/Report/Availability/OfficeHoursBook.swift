internal import NetInventory

/// Looks up office hours once for all objects that share a calendar and a due time.
struct OfficeHoursBook {
    private struct Page: Hashable {
        var calendar: String?
        var due: [TimeSpan]
    }

    private let calendars: Registry<OfficeCalendar>
    private let zone: CivilZone
    private var pages: [Page: Result<[TimeSpan], OfficeHoursUnknown>] = [:]

    init(_ topology: ReportTopology, period: ReportPeriod) {
        calendars = topology.calendars(in: period.span)
        zone = period.zone
    }

    mutating func hours(calendar: String?, in due: [TimeSpan]) -> Result<[TimeSpan], OfficeHoursUnknown> {
        let page = Page(calendar: calendar, due: due)
        if let known = pages[page] { return known }
        let hours = lookUp(calendar, in: due)
        pages[page] = hours
        return hours
    }

    private func lookUp(_ key: String?, in due: [TimeSpan]) -> Result<[TimeSpan], OfficeHoursUnknown> {
        guard let key else { return .failure(.noCalendar) }
        guard let calendar = calendars[key] else { return .failure(.noSuchCalendar(key)) }
        var hours: [TimeSpan] = []
        for span in due {
            guard let stretches = calendar.officeHours(in: span, zone: zone) else {
                let years = Set(due.flatMap { calendar.unknownYears(in: $0, zone: zone) })
                return .failure(.yearsUnknown(calendar: key, years: years.sorted(), file: calendar.spot.file))
            }
            hours += stretches
        }
        return .success(hours)
    }
}
