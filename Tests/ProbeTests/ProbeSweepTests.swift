import NetInventory
import Probe
import Synchronization
import Testing

@Suite struct ProbeSweepTests {
    /// Answers each question at once but the first, which waits until `rest` others were asked.
    private final class Fake: Prober {
        let asked = Mutex<[ProbeQuestion]>([])
        let running = Mutex((now: 0, most: 0))
        let rest: Int
        init(rest: Int) { self.rest = rest }

        func probe(_ question: ProbeQuestion) async -> ProbeResult {
            asked.withLock { $0.append(question) }
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            if question.target == .name("0") {
                while asked.withLock({ $0.count }) <= rest { await Task.yield() }
            }
            running.withLock { $0.now -= 1 }
            return ProbeResult(question: question, startedAt: Timestamp(milliseconds: 0), sent: 1, received: 1)
        }
    }

    private func questions(_ count: Int) -> [ProbeQuestion] {
        (0..<count).map { ProbeQuestion(kind: .icmp, target: .name("\($0)"), count: 5) }
    }

    @Test func `results come in the order of the questions though the first is slow`() async {
        let prober = Fake(rest: 9)
        var places: [Int] = []
        let asked = questions(50)
        await ProbeSweep(prober: prober, pace: 0, window: 10).run(asked.count, { asked[$0] }) { place, result in
            #expect(result.question == asked[place])
            places.append(place)
        }
        #expect(places == Array(0..<50))
        #expect(prober.running.withLock { $0.most } <= 10)
    }

    @Test func `an empty sweep ends`() async {
        let prober = Fake(rest: 0)
        await ProbeSweep(prober: prober, pace: 10, window: 1).run(0, { questions(1)[$0] }) { _, _ in Issue.record("a result of nothing") }
        #expect(prober.asked.withLock { $0.isEmpty })
    }

    @Test func `the pace spreads the starts by the packets before them`() {
        #expect(ProbeSweep.delay(packetsBefore: 0, pace: 100) == .zero)
        #expect(ProbeSweep.delay(packetsBefore: 50, pace: 100) == .milliseconds(500))
        #expect(ProbeSweep.delay(packetsBefore: 5_000_000, pace: 1000) == .seconds(5000))
        #expect(ProbeSweep.delay(packetsBefore: 5, pace: 0) == .zero)
        // In steps of ten milliseconds.
        #expect(ProbeSweep.delay(packetsBefore: 19, pace: 1000) == .milliseconds(10))
        #expect(ProbeSweep.delay(packetsBefore: 20, pace: 1000) == .milliseconds(20))
    }
}
