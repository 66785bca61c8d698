import Monitor

@testable import NetInventory
@testable import Report

/// The slow right answer: looks at every single second of a period and asks the words of the rules about it.
///
/// It shares no code with the report but the zone's offset at a moment and the period's two ends.
struct SecondBySecond {
    struct Count: Equatable {
        /// By the state's number; a dictionary would take most of the time.
        private var numbers = [0, 0, 0, 0, 0, 0]
        var outages = 0
        var unreachable = 0
        var longest = 0

        subscript(state: ObjectState) -> Int {
            get { numbers[state.rawValue] }
            set { numbers[state.rawValue] = newValue }
        }

        var judged: Int { self[.up] + self[.degraded] + self[.down] + self[.unreachable] }
        var available: Int { self[.up] + self[.degraded] }
        var unmonitored: Int { self[.unmonitored] }
        var due: Int { numbers.reduce(0, +) }
    }

    /// Seconds of a spell so far; a spell ends where the state does or where nothing is due.
    private struct Run {
        var state: ObjectState?
        var counted = 0
    }

    let history: RandomHistory
    private let maintenance: MaintenanceMode

    init(history: RandomHistory) {
        self.history = history
        maintenance = history.maintenance
    }

    /// One unit's counts, or nil where it was due for no second; `office` is nil where a due second lies in an unknown year.
    func count(_ life: RandomHistory.Life) -> (always: Count, office: Count?)? {
        let calendar = history.calendars.first { $0.key == life.calendar }
        var (always, office, isOfficeKnown) = (Count(), Count(), true)
        var (run, officeRun) = (Run(), Run())
        var (wasDue, offset, isWork) = (false, 0, false as Bool?)
        var (today, hours): (Int?, [Range<Int>]) = (nil, [])
        var (date, isDated, version) = (CivilDate(dayNumber: 0), false, 0)
        let newest = life.members.compactMap { $0 }.last
        let first = life.members.firstIndex { $0 != nil } ?? 0
        var (standing, key, next) = (ObjectState.unmonitored, nil as String?, 0)
        var entries: [LedgerEntry] = []
        let acceptances = history.acceptances.map { $0.milliseconds / 1000 }
        let (from, to) = (history.period.span.from.milliseconds / 1000, history.period.span.to.milliseconds / 1000)
        var (second, isActive, isStale) = (from - 1, false, true)
        // Millions of seconds go by here: what changes only with the day or the topology is looked at only then.
        while second + 1 < to {
            second += 1
            // No zone changes its offset but on a quarter of an hour.
            if second % 900 == 0 || second == from {
                offset = history.zone.offset(at: Timestamp(milliseconds: second * 1000))
            }
            let wall = Int(second) + offset
            let day = wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400
            if day != today {
                (today, isStale) = (day, true)
                date = CivilDate(dayNumber: day)
                isDated = newest.map { ($0.since.map { $0 <= date } ?? true) && ($0.until.map { date < $0 } ?? true) } ?? false
                isWork = calendar.flatMap { workday(date, $0) }
                let season = calendar?.seasons.first { seasonHolds($0, date) }
                hours = season?.hours ?? []
            }
            while version + 1 < acceptances.count, acceptances[version + 1] <= second { (version, isStale) = (version + 1, true) }
            if isStale {
                // Before the first topology that has it, a unit is due only if its first day is written down or nobody knew better.
                let isEarly = version < first && newest?.since != nil
                let member = isEarly ? life.members[first] : life.members[version]
                isActive = isDated && member?.status == .active
                if let member, member.key != key {
                    key = member.key
                    entries = history.ledger[ObjectID(.unit, member.key)] ?? []
                    (standing, next) = (.unmonitored, 0)
                }
                isStale = false
            }
            guard isActive else {
                close(&run, &always)
                close(&officeRun, &office)
                continue
            }
            wasDue = true
            while next < entries.count, entries[next].at.milliseconds <= second * 1000 {
                standing = entries[next].state
                next += 1
            }
            let state = standing
            if state != run.state {
                close(&run, &always)
                close(&officeRun, &office)
                (run.state, officeRun.state) = (state, state)
            }
            add(state, to: &always, &run)
            guard let isWork else {
                isOfficeKnown = false
                continue
            }
            guard isWork else { continue }
            let ofDay = wall - day * 86_400
            var place = 0
            while place < hours.count {
                if hours[place].lowerBound <= ofDay, ofDay < hours[place].upperBound { add(state, to: &office, &officeRun) }
                place += 1
            }
        }
        close(&run, &always)
        close(&officeRun, &office)
        return wasDue ? (always, isOfficeKnown ? office : nil) : nil
    }

    private func add(_ state: ObjectState, to count: inout Count, _ run: inout Run) {
        switch (state, maintenance) {
        case (.maintenance, .exclude): return
        case (.maintenance, .ignore): count[.unmonitored] += 1
        case (.maintenance, .honour), (.up, _), (.degraded, _), (.down, _), (.unreachable, _), (.unmonitored, _):
            count[state] += 1
        }
        run.counted += 1
    }

    private func close(_ run: inout Run, _ count: inout Count) {
        if run.counted > 0, run.state == .down {
            count.outages += 1
            count.longest = max(count.longest, run.counted)
        }
        if run.counted > 0, run.state == .unreachable { count.unreachable += 1 }
        run = Run()
    }

    /// Make-up days are worked, holidays are not, else the weekday decides; unknown without data of the year.
    private func workday(_ date: CivilDate, _ calendar: OfficeCalendar) -> Bool? {
        guard calendar.knownYears.contains(date.year) else { return nil }
        var isOff = false
        for holiday in calendar.holidays {
            for day in holiday.makeupWorkdays where day == date { return true }
            if holiday.from.dayNumber <= date.dayNumber, date.dayNumber <= holiday.to.dayNumber { isOff = true }
        }
        return isOff ? false : calendar.weekdays.contains(date.weekday)
    }

    private func seasonHolds(_ season: OfficeCalendar.Season, _ date: CivilDate) -> Bool {
        func number(_ month: Int, _ day: Int) -> Int { month * 100 + day }
        let day = number(date.month, date.day)
        let (from, to) = (number(season.from.month, season.from.day), number(season.to.month, season.to.day))
        return from <= to ? from <= day && day <= to : day >= from || day <= to
    }
}
