import Causes
import Monitor
import NetInventory
import Probe

/// Plays a history, second by second: the schedule asks, a network that is broken as the script says answers, the judge writes ledgers,
/// and the incidents follow them as in the service.
struct HistoryPlayer {
    private(set) var ledgers: [ObjectID: [LedgerEntry]] = [:]
    /// As a store would hold them.
    private(set) var kept: [Incident.Key: Incident] = [:]
    private(set) var topologies: [(since: Timestamp, inventory: Inventory)] = []
    /// The longest interval at which an object was ever asked.
    private(set) var intervals: [ObjectID: Milliseconds] = [:]
    private(set) var skippedTurns = 0

    private var inventory: Inventory
    private var plan: CheckPlan
    private var judge: Judge
    private var schedule: ProbeSchedule
    private var incidents: LiveIncidents?
    private var failed: Set<ObjectID> = []
    private var cutOff: Set<ObjectID> = []
    private var deaf: Set<String> = []
    private var poor: Set<ObjectID> = []
    private var losing: [ObjectID: Int] = [:]
    private var isRunning = true
    private var isBlind = false
    private var isUnfit = false
    private var offset = Milliseconds.zero
    private var time: Timestamp
    private var day: CivilDate

    init(_ script: HistoryScript) throws {
        inventory = try script.county.inventory()
        time = script.acts[0].at
        day = inventory.network.zone.date(at: time)
        plan = CheckPlan(inventory: inventory, on: day)
        judge = Judge(checks: plan.checks, rules: plan.rules)
        schedule = ProbeSchedule(plan.checks, from: time)
        topologies = [(time, inventory)]
        note()
        begin()
        for (at, act) in script.acts {
            while time < at { turn() }
            try perform(act)
        }
        skippedTurns += schedule.skippedTurns
    }

    private var now: Timestamp { time + offset }
    private var lag: Milliseconds { plan.confirming }
    private var networks: [WatchedNetwork] { WatchedNetwork.networks(of: topologies, upTo: now + .seconds(366 * 86_400)) }

    /// What judging the whole past at once gives.
    var whole: [Incident] { IncidentHistory.incidents(in: ledgers, networks: networks, upTo: now - lag) }

    // MARK: A second

    private mutating func turn() {
        if isRunning {
            for check in schedule.due(at: now) {
                let result = answer(check)
                if let judgement = judge.take(result) {
                    apply([judgement.change].compactMap { $0 })
                    schedule.finish(check.id, at: now, isSuspect: judgement.isSuspect || result.unfit != nil)
                } else {
                    schedule.finish(check.id, at: now, isSuspect: false)
                }
            }
            apply(judge.advance(to: now))
            if time.milliseconds % 5000 == 0 { look() }
        }
        time = time + .seconds(1)
        // A day with another plan is another plan.
        let today = inventory.network.zone.date(at: now)
        if today != day {
            day = today
            if CheckPlan(inventory: inventory, on: day) != plan { adopt(inventory) }
        }
    }

    private mutating func answer(_ check: Check) -> CheckResult {
        let object = check.id.object
        let spec = check.spec
        var received = spec.count
        if poor.contains(object) { received = spec.count / 2 }
        if cutOff.contains(object) || deaf.contains("\(object)") || deaf.contains("\(check.id)") { received = 0 }
        if let left = losing[object], left > 0 {
            losing[object] = left - 1
            received = 0
        }
        if isBlind { received = 0 }
        var failure: ProbeFailure?
        if received < spec.count { failure = isBlind ? ProbeFailure(.local, detail: "no route") : ProbeFailure(.timeout, detail: "") }
        return CheckResult(
            check: check.id, at: now, sent: spec.count, received: received, times: (0..<received).map { 1_000_000 + Int64($0) },
            failure: failure, unfit: isUnfit && received == 0 ? .gateway : nil)
    }

    private mutating func apply(_ changes: [LedgerChange]) {
        guard !changes.isEmpty else { return }
        for change in changes { ledgers[change.object, default: []].replaceTail(change) }
        if incidents?.take(changes) != true { begin() }
    }

    private mutating func look() {
        let now = now
        guard let changes = incidents?.judge(at: now) else { return }
        for key in changes.vanished { kept[key] = nil }
        for incident in changes.incidents { kept[incident.key] = incident }
    }

    /// The incidents are judged on from what a store holds.
    private mutating func begin() {
        incidents = LiveIncidents(
            ledgers: ledgers, networks: networks, from: ObjectRule.always, told: kept.values.sorted { $0.key < $1.key }, lag: lag)
    }

    private mutating func note() {
        for check in plan.checks { intervals[check.id.object] = max(intervals[check.id.object] ?? .zero, check.spec.every) }
    }

    /// A topology, or its next day, in force from now on.
    private mutating func adopt(_ next: Inventory) {
        inventory = next
        plan = CheckPlan(inventory: next, on: day)
        note()
        for rule in plan.rules(since: now) { apply(judge.adopt(rule)) }
        skippedTurns += schedule.skippedTurns
        schedule = ProbeSchedule(plan.checks, from: now)
        begin()
    }

    // MARK: What happens

    private mutating func perform(_ act: HistoryScript.Act) throws {
        switch act {
        case .start: break
        case .end: look()
        case .cut(let objects):
            let graph = FailureGraph(inventory, on: inventory.network.zone.date(at: time))
            for object in objects where !graph.contains(object) && graph.twin(of: object) == nil { throw Unknown(object: object) }
            failed.formUnion(objects)
        case .mend(let objects): failed.subtract(objects)
        case .deaf(let names): deaf.formUnion(names)
        case .hears(let names): deaf.subtract(names)
        case .poor(let objects): poor.formUnion(objects)
        case .fine(let objects): poor.subtract(objects)
        case .lose(let object, let count): losing[object] = count
        case .off, .stall: isRunning = false
        case .wake: isRunning = true
        case .on:
            isRunning = true
            let records = Set(plan.checks.map(\.id.object)).sorted().flatMap { judge.records(of: $0) }
            judge = Judge(checks: plan.checks, rules: plan.rules, records: records)
            schedule = ProbeSchedule(plan.checks, from: now)
            begin()
        case .step(let seconds): offset += .seconds(seconds)
        case .blind: isBlind = true
        case .sighted: isBlind = false
        case .unfit: isUnfit = true
        case .fit: isUnfit = false
        case .reload(let county):
            let next = try county.inventory()
            topologies.append((now, next))
            adopt(next)
        }
        cutOff =
            failed.isEmpty
            ? [] : FailureGraph(inventory, on: inventory.network.zone.date(at: time)).cutOff(by: Explanation(failed))
    }

    private struct Unknown: Error {
        var object: ObjectID
    }
}
