extension InventoryBuilder {
    /// What does not keep the topology from being used, and should not stay as it is.
    func warn() {
        for unit in units {
            let rank = unit.word(.rank, as: UnitRank.self) ?? .none
            let saysNone = unit.text(.uplink) == "none"
            guard rank.isDueForConnection, unit[.uplink] == nil || saysNone && unit[.why] == nil, isActive(unit.validity),
                !unit.isMisspelt(UnitKey.uplink.rawValue, in: .unit)
            else { continue }
            log.report(.unitWithoutUplink(ObjectID(.unit, unit.key), rank, saysNone: saysNone), at: unit[.uplink]?.spot ?? unit.spot)
        }
        for contract in inventory.contracts.items where isActive(contract.validity) {
            let days = contract.to.dayNumber - asOf.dayNumber
            if days < 0 {
                log.report(.contractEnded(contract.id, contract.to), at: contract.spot)
            } else if let notice = contract.noticeDays, days <= notice {
                log.report(.contractEnding(contract.id, contract.to, days: days), at: contract.spot)
            }
        }
        // The State Council announces the next year's holidays in November.
        let years = asOf.month >= 11 ? [asOf.year, asOf.year + 1] : [asOf.year]
        for calendar in inventory.calendars.items where isActive(calendar.validity) {
            warn(ofSeasons: calendar)
            let node = document.node(.calendars, calendar.key)
            // A year that its model lacks is told there.
            guard node?[CalendarKey.like.rawValue] == nil || node?[CalendarKey.years.rawValue] != nil else { continue }
            for year in years where !calendar.knownYears.contains(year) {
                log.report(.calendarYearUnknown(calendar.id, year), at: calendar.spot)
            }
        }
    }

    /// A day without a season has no office hours at all, and of two seasons only the first would count.
    private func warn(ofSeasons calendar: OfficeCalendar) {
        let written = document.node(.calendars, calendar.key)?[CalendarKey.seasons.rawValue]?.elements.count ?? 0
        // A season that could not be read has been told.
        guard calendar.seasons.count >= written else { return }
        // The number of seasons changes only where one begins, and on the day after its last. A leap year knows every day.
        var edges = [CivilDate(dayNumber: 10_957)]
        for season in calendar.seasons {
            if let first = CivilDate(year: 2000, month: season.from.month, day: season.from.day) { edges.append(first) }
            if let last = CivilDate(year: 2000, month: season.to.month, day: season.to.day) { edges.append(last.adding(days: 1)) }
        }
        for day in edges.sorted() {
            let seasons = calendar.seasons.count { $0.contains(day) }
            guard seasons != 1 else { continue }
            log.report(.seasonsUneven(calendar.id, String(day.description.dropFirst(5)), count: seasons), at: calendar.spot)
            return
        }
    }

    private func isActive(_ validity: Validity) -> Bool { validity.status == .active && validity.covers(asOf) }
}
