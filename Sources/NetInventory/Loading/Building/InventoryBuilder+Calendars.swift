extension InventoryBuilder {
    mutating func buildCalendars() {
        for own in items(.calendars, .calendar, .calendar, CalendarKey.self) {
            let item = withModel(own)
            let work = item.texts(.work).compactMap(WeekdayText.read)
            var holidays: [OfficeCalendar.Holiday] = []
            var known: Set<Int> = []
            for year in item[.years]?.entries ?? [] {
                let ofYear = year.value.elements.compactMap(Self.holiday)
                if let number = Int(year.key), !ofYear.isEmpty { known.insert(number) }
                holidays += ofYear
            }
            inventory.calendars.add(
                OfficeCalendar(
                    key: item.key, name: item.text(.name) ?? item.key,
                    weekdays: work.isEmpty ? [1, 2, 3, 4, 5] : work.reduce(into: []) { $0.formUnion($1) },
                    seasons: (item[.seasons]?.elements ?? []).compactMap { season($0) }, holidays: holidays, knownYears: known,
                    validity: item.validity, spot: item.spot))
        }
    }

    /// A calendar with what it takes over from the one that it is `like`; that one stands on its own.
    private func withModel(_ item: Item<CalendarKey>) -> Item<CalendarKey> {
        guard let like = item[.like], let key = like.text, let model = document.node(.calendars, key) else { return item }
        guard model[CalendarKey.like.rawValue] == nil else {
            log.report(.badValue(key, noun: "a calendar that stands on its own, without `like`", example: "`like: gov`"), at: like.spot)
            return item
        }
        let taken = model.entries.filter { CalendarKey(rawValue: $0.key) != nil && $0.key != CalendarKey.name.rawValue }
        let node = document.node(.calendars, item.key)?.laid(over: YamlNode(.map(taken), model.spot))
        return node.map { Item(key: item.key, spot: item.spot, node: $0) } ?? item
    }

    private static func holiday(_ node: YamlNode) -> OfficeCalendar.Holiday? {
        let item = Item<HolidayKey>(key: "", spot: node.spot, node: node)
        guard let from = item.value(.from, { CivilDate($0) }), let last = item.value(.to, { CivilDate($0) }) else { return nil }
        return OfficeCalendar.Holiday(
            name: item.text(.name) ?? "", from: from, to: last, makeupWorkdays: item.texts(.makeup).compactMap { CivilDate($0) })
    }

    private func season(_ node: YamlNode) -> OfficeCalendar.Season? {
        let item = Item<SeasonKey>(key: "", spot: node.spot, node: node)
        var hours: [Range<Int>] = []
        for node in item[.hours]?.elements ?? [] {
            guard let text = node.text, let span = HoursText.read(text) else { continue }
            if let before = hours.last, before.upperBound > span.lowerBound {
                log.report(
                    .wrongOrder(first: "the hours before it", second: "`\(text)`", rule: "hours in order, without overlap"), at: node.spot)
            }
            hours.append(span)
        }
        guard let from = item.value(.from, MonthDayText.read), let last = item.value(.to, MonthDayText.read) else { return nil }
        return OfficeCalendar.Season(from: from, to: last, hours: hours)
    }
}
