import NetInventory

/// Asks many questions side by side and hands their results out in the order of the questions.
///
/// - `pace` bounds how many packets a second go out over all targets: bursts start that far apart.
/// - `window` bounds how far asking may run ahead of handing out, and with it the memory.
///
/// It looks at what is due and what has come in ticks of 10 ms, as the engines do: a task or a timer for each question would cost
/// several times what an echo does.
package struct ProbeSweep: Sendable {
    private let prober: any Prober
    /// Packets a second; 0 for no bound.
    private let pace: Int
    private let window: Int

    package init(prober: any Prober, pace: Int, window: Int) {
        self.prober = prober
        self.pace = pace
        self.window = max(1, window)
    }

    /// Cancelled, it ends without the rest.
    ///
    /// - Parameters:
    ///   - question: makes the question of a place, 0 ..< `count`; asked for once each, in order.
    ///   - emit: called with the place of each question and its result, in order, as soon as all before it are there.
    package func run(_ count: Int, _ question: (Int) -> ProbeQuestion, _ emit: (Int, ProbeResult) -> Void) async {
        let start = ContinuousClock.now
        let capacity = min(window, count)
        let inbox = SweepInbox(capacity: capacity)
        var packetsBefore = 0
        var asked = 0
        var emitted = 0
        // What came before its turn.
        var early: [Int: ProbeResult] = [:]
        var arrived: [SweepArrival] = []
        arrived.reserveCapacity(capacity)
        while emitted < count {
            let now = ContinuousClock.now
            while asked < count, asked - emitted < window, start + Self.delay(packetsBefore: packetsBefore, pace: pace) <= now {
                let (place, next) = (asked, question(asked))
                prober.submit(next) { inbox.put(place, $0) }
                packetsBefore += max(1, next.count)
                asked += 1
            }
            do { try await Task.sleep(until: now + .milliseconds(10), tolerance: .zero, clock: .continuous) } catch { return }
            inbox.take(into: &arrived)
            for arrival in arrived {
                guard arrival.place == emitted else {
                    early[arrival.place] = arrival.result
                    continue
                }
                emit(arrival.place, arrival.result)
                emitted += 1
                while let next = early.removeValue(forKey: emitted) {
                    emit(emitted, next)
                    emitted += 1
                }
            }
        }
    }

    /// How long after the first burst another starts, when so many packets belong to those before it.
    ///
    /// In steps of 10 ms: a thousand timers of their own would cost more than the echoes.
    package static func delay(packetsBefore: Int, pace: Int) -> Duration {
        guard pace > 0 else { return .zero }
        let (seconds, rest) = packetsBefore.quotientAndRemainder(dividingBy: pace)
        return .seconds(seconds) + .milliseconds(rest * 100 / pace * 10)
    }
}
