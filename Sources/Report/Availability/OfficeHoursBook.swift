internal import NetInventory

/// Looks up office hours once for all objects that share a calendar and a due time.
struct OfficeHoursBook {
    private struct Page: Hashable {
        var calendar: String?
        var due: TimeSpan
    }

    private let calendars: Registry<OfficeCalendar>
    private let zone: CivilZone
    private var pages: [Page: Result<[TimeSpan], OfficeHoursUnknown>] = [:]

    init(inventory: Inventory, zone: CivilZone) {
        calendars = inventory.calendars
        self.zone = zone
    }

    mutating func hours(calendar: String?, in due: TimeSpan) -> Result<[TimeSpan], OfficeHoursUnknown> {
        let page = Page(calendar: calendar, due: due)
        if let known = pages[page] { return known }
        let hours = lookUp(calendar, in: due)
        pages[page] = hours
        return hours
    }

    private func lookUp(_ key: String?, in due: TimeSpan) -> Result<[TimeSpan], OfficeHoursUnknown> {
        guard let key else { return .failure(.noCalendar) }
        guard let calendar = calendars[key] else { return .failure(.noSuchCalendar(key)) }
        if let hours = calendar.officeHours(in: due, zone: zone) { return .success(hours) }
        let years = zone.date(at: due.from).year...zone.date(at: due.to - Milliseconds(1)).year
        let unknown = years.first { !calendar.knownYears.contains($0) } ?? years.lowerBound
        return .failure(.yearUnknown(calendar: key, year: unknown))
    }
}
