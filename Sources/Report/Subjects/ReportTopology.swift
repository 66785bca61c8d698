package import NetInventory

/// What a report knows of the topologies: those that were in force in its period, each for its own time, up to the newest.
///
/// Which objects there were, and whether they were `active`, each topology says for its own time. Their dates are statements about the
/// world that may be written late: the newest topology that names an object says them. Names, categories and calendars are those of
/// the last topology of the period.
package struct ReportTopology: Sendable {
    package struct Version: Sendable {
        package var inventory: Inventory
        /// Of its files; nil where it came from none.
        package var hash: String?
        /// From when on it was in force, until the next one was. What is before the first one is taken to be as the first one says.
        package var since: Timestamp

        package init(inventory: Inventory, hash: String?, since: Timestamp) {
            self.inventory = inventory
            self.hash = hash
            self.since = since
        }
    }

    /// In order of time.
    package let versions: [Version]
    package let newest: Inventory

    /// One topology that always held.
    package init(_ inventory: Inventory, hash: String? = nil) {
        self.init([], newest: Version(inventory: inventory, hash: hash, since: TimeSpan.always.from))
    }

    /// `earlier` ones in order of time, and the newest.
    package init(_ earlier: [Version], newest: Version) {
        versions = earlier + [newest]
        self.newest = newest.inventory
    }

    /// When a topology was in force.
    func span(_ number: Int) -> TimeSpan {
        TimeSpan(
            from: number == 0 ? TimeSpan.always.from : versions[number].since,
            to: number + 1 < versions.count ? versions[number + 1].since : TimeSpan.always.to)
    }

    /// Those in force in a span, in order of time; never empty. One that takes effect as the span ends is its last one: the folder
    /// of today, for a period that runs until now.
    func inForce(in span: TimeSpan) -> [Int] {
        let some = versions.indices.filter { number in
            self.span(number).intersection(span) != nil || number + 1 == versions.count && versions[number].since == span.to
        }
        return some.isEmpty ? [versions.count - 1] : some
    }

    /// The network as the last topology of a span describes it.
    func network(in span: TimeSpan) -> MetroNetwork { last(in: span).network }

    private func last(in span: TimeSpan) -> Inventory { inForce(in: span).last.map { versions[$0].inventory } ?? newest }

    /// The last topology of a span that knows what a text means; the last one of the span where none does.
    package func inventory(knowing text: String, in span: TimeSpan) -> Inventory {
        let inForce = inForce(in: span).reversed()
        let knowing = inForce.first { if case .found = versions[$0].inventory.find(text) { true } else { false } }
        return (knowing ?? inForce.first).map { versions[$0].inventory } ?? newest
    }

    /// What the topologies call objects, in a span at last; only those that have another name than their id.
    func names(of ids: Set<ObjectID>, in span: TimeSpan) -> [ObjectID: String] {
        var names: [ObjectID: String] = [:]
        guard !ids.isEmpty else { return names }
        for number in inForce(in: span) {
            for object in versions[number].inventory.objects where ids.contains(object.id) && object.name != object.key {
                names[object.id] = object.name
            }
        }
        return names
    }

    /// The hashes of all topologies that figures of a span rest on, in order of time: those in force, and the newest for its dates
    /// and holidays.
    package func hashes(in span: TimeSpan) -> [String] {
        var hashes: [String] = []
        for number in inForce(in: span) + [versions.count - 1] {
            if let hash = versions[number].hash, !hashes.contains(hash) { hashes.append(hash) }
        }
        return hashes
    }

    /// The calendars by which a span is counted: hours and weekdays as its last topology has them, holidays as the newest one does,
    /// so that a year whose holidays were missing can be added afterwards.
    func calendars(in span: TimeSpan) -> Registry<OfficeCalendar> {
        var calendars = Registry<OfficeCalendar>()
        for number in inForce(in: span).reversed() {
            for var calendar in versions[number].inventory.calendars.items {
                if let newer = newest.calendars[calendar.key] { calendar.takeHolidays(of: newer) }
                calendars.add(calendar)
            }
        }
        return calendars
    }
}

extension OfficeCalendar {
    /// Takes the holidays of every year that the other knows, and where the next year would be written.
    fileprivate mutating func takeHolidays(of newer: OfficeCalendar) {
        holidays = newer.holidays + holidays.filter { !newer.knownYears.contains($0.from.year) }
        knownYears.formUnion(newer.knownYears)
        spot = newer.spot
    }
}
