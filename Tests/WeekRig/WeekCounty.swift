import Monitor
import NetInventory
import Probe
import Synchronization
import TestHistories

/// A county that answers by the clock, each day like the others: every object has an outage a day, some lose echoes, one flaps, netmon's
/// own cable is out for a while.
final class WeekCounty: OwnNetwork {
    private let places: [ProbeQuestion: Int]
    private let day: Milliseconds
    private let start: Timestamp
    private let random = Mutex(SplitMix(state: 7))
    private let now = Mutex(Timestamp(milliseconds: 0))

    init(plan: CheckPlan, day: Milliseconds, start: Timestamp) {
        places = Dictionary(plan.checks.enumerated().map { ($1.question, $0) }) { first, _ in first }
        self.day = day
        self.start = start
    }

    func answer(_ question: ProbeQuestion, at moment: Timestamp) -> ProbeResult {
        now.withLock { $0 = moment }
        let place = places[question] ?? 0
        // In thousandths of the day.
        let part = Int((moment - start).count % day.count * 1000 / day.count)
        let isFlapping = place == 3 && (300..<400).contains(part) && (moment.milliseconds / 60_000).isMultiple(of: 2)
        let isDown = (place * 4 % 900..<place * 4 % 900 + 10).contains(part) || isFlapping || !link(at: moment)
        let lost = isDown ? question.count : place % 20 == 7 && part > 900 ? 1 : 0
        let times = random.withLock { random in
            (0..<max(0, question.count - lost)).map { _ in 1_000_000 + Int64(random.below(900_000)) }
        }
        return ProbeResult(
            question: question, startedAt: moment, sent: question.count, received: times.count, times: times,
            failure: times.count < question.count ? ProbeFailure(.timeout, detail: "") : nil)
    }

    private func link(at moment: Timestamp) -> Bool {
        !(950..<953).contains(Int((moment - start).count % day.count * 1000 / day.count))
    }

    func path(to address: IPAddress) -> OwnPath? { OwnPath(interface: "eth0") }
    func link(_ interface: String) -> OwnLink? { OwnLink(isWorking: link(at: now.withLock { $0 })) }
    func isUnresolved(_ neighbour: IPAddress, on interface: String) -> Bool { false }
    var drops: Int { 0 }
}
