import NetInventory

/// What was wrong with netmon and when: what lasts, what has just passed, and what is new for the store.
///
/// A plain value. A fault begins with the last moment at which it was known to be absent, and ends with the first at which it is known
/// to be so again: a result in between may have suffered from it.
struct WitnessBook: Sendable {
    private var open: [WitnessFault: Timestamp] = [:]
    /// Passed faults that a result under way may still have suffered from.
    private var passed: [WitnessSpell] = []
    private var news: [WitnessSpell] = []

    /// Longer than any burst.
    private static let memory = Milliseconds(600_000)
    /// Short faults of one sort that follow each other within this are one spell on the disk, so that a machine that is always late
    /// does not fill it.
    private static let gap = Milliseconds(10_000)

    /// What lasts, in order of time.
    var lasting: [WitnessSpell] {
        open.map { WitnessSpell(reason: $0.reason, detail: $0.detail, from: $1) }.sorted { ($0.from, $0.detail) < ($1.from, $1.detail) }
    }

    mutating func begin(_ fault: WitnessFault, since moment: Timestamp) {
        guard open[fault] == nil else { return }
        open[fault] = moment
        news.append(WitnessSpell(reason: fault.reason, detail: fault.detail, from: moment))
    }

    mutating func end(_ fault: WitnessFault, at moment: Timestamp) {
        guard let since = open.removeValue(forKey: fault) else { return }
        let spell = WitnessSpell(reason: fault.reason, detail: fault.detail, from: since, to: max(since, moment))
        passed.append(spell)
        news.append(spell)
        forget(at: moment)
    }

    /// A fault that was over when it was noticed.
    mutating func note(_ fault: WitnessFault, in span: TimeSpan) {
        let spell = WitnessSpell(reason: fault.reason, detail: fault.detail, from: span.from, to: span.to)
        var told = spell
        let former = passed.last { $0.reason == fault.reason && $0.detail == fault.detail }
        if let former, let end = former.to, span.from >= end, span.from - end <= Self.gap { told.from = began[fault] ?? former.from }
        began[fault] = told.from
        passed.append(spell)
        news.append(told)
        forget(at: span.to)
    }

    /// Where the row of a fault that keeps coming back begins.
    private var began: [WitnessFault: Timestamp] = [:]

    /// The faults that touch a span.
    func faults(in span: TimeSpan) -> [WitnessSpell] {
        lasting.filter { $0.from <= span.to } + passed.filter { $0.from <= span.to && ($0.to ?? span.to) >= span.from }
    }

    /// What has begun or ended since the last time.
    mutating func takeNews() -> [WitnessSpell] {
        defer { news = [] }
        return news
    }

    private mutating func forget(at now: Timestamp) {
        passed.removeAll { now - ($0.to ?? now) > Self.memory }
    }
}
