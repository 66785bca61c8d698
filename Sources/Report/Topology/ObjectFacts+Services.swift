internal import NetInventory

extension NetworkApplication: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("english_name", .englishName, englishName), ObjectFact(checks: checks),
            ObjectFact("needs", .needs, needs.map { $0.map(\.description).joined(separator: " | ") }),
            ObjectFact("users", .users, users), ObjectFact("note", .note, note),
        ]
    }
}

extension DisclosureSite: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("unit", .unit, unit), ObjectFact("url", .url, url), ObjectFact("portal", .portal, isPortal),
            ObjectFact("former_url", .formerURL, formerURL), ObjectFact(checks: checks), ObjectFact("note", .note, note),
        ]
    }
}

extension Location: ObjectWithFacts {
    var facts: [ObjectFact] { [ObjectFact("address", .address, address), ObjectFact("note", .note, note)] }
}

extension Rack: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("location", .location, location), ObjectFact("height", .height, Int64(height)),
            ObjectFact("feeds", .feed, feeds),
        ]
    }
}

extension PowerFeed: ObjectWithFacts {
    var facts: [ObjectFact] { [ObjectFact("from", .feed, above)] }
}

extension Conduit: ObjectWithFacts {
    var facts: [ObjectFact] { [] }
}

extension Provider: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("noc", .noc, phone: noc), ObjectFact("contact", .contact, contacts),
            ObjectFact("note", .note, note),
        ]
    }
}

extension Contact: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("phone", .phone, phones: phones), ObjectFact("duty", .duty, duty), ObjectFact("unit", .unit, unit),
            ObjectFact("provider", .provider, provider), ObjectFact("note", .note, note),
        ]
    }
}

extension Contract: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("provider", .provider, provider), ObjectFact("subcontractor", .subcontractor, subcontractor),
            ObjectFact("from", .firstDay, from.description), ObjectFact("to", .lastDay, to.description),
            ObjectFact("notice_days", .noticeDays, noticeDays.map(Int64.init)), ObjectFact("fee", .fee, fee),
            ObjectFact("sla_availability", .slaAvailability, sla?.availability),
            ObjectFact("sla_repair_s", .slaRepair, seconds: sla?.repair),
            ObjectFact("sla_response_s", .slaResponse, seconds: sla?.response),
            ObjectFact("sla_report_days", .slaReport, sla?.reportWithinDays.map(Int64.init)),
            ObjectFact("sla_excluded", .slaExcluded, sla?.excluded ?? []),
        ]
    }
}

extension OfficeCalendar: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("weekdays", .weekdays, numbers: weekdays.sorted()),
            ObjectFact("seasons", .officeSeasons, seasons.map(\.words)),
            ObjectFact("holidays", .holidays, holidays.map { "\($0.name) \($0.from)..\($0.to)" }),
            ObjectFact("makeup_workdays", .makeupDays, holidays.flatMap(\.makeupWorkdays).map(\.description)),
            ObjectFact("known_years", .knownYears, numbers: knownYears.sorted()),
        ]
    }
}

extension OfficeCalendar.Season {
    /// `05-01..09-30 08:00-12:00 14:30-17:30`
    fileprivate var words: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        func day(_ day: OfficeCalendar.MonthDay) -> String { two(day.month) + "-" + two(day.day) }
        func clock(_ seconds: Int) -> String { two(seconds / 3600) + ":" + two(seconds / 60 % 60) }
        let hours = hours.map { clock($0.lowerBound) + "-" + clock($0.upperBound) }
        return (["\(day(from))..\(day(to))"] + hours).joined(separator: " ")
    }
}
