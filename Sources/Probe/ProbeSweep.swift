import NetInventory

/// Asks many questions side by side and hands their results out in the order of the questions.
///
/// - `pace` bounds how many packets a second go out over all targets: bursts start that far apart.
/// - `window` bounds how far asking may run ahead of handing out, and with it the memory.
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

    /// - Parameter emit: called with the place of each question and its result, in order, as soon as all before it are there.
    package func run(_ questions: [ProbeQuestion], _ emit: (Int, ProbeResult) -> Void) async {
        let start = ContinuousClock.now
        var packetsBefore = 0
        var asked = 0
        var finished: [Int: ProbeResult] = [:]
        var emitted = 0
        await withTaskGroup(of: (Int, ProbeResult).self) { group in
            while emitted < questions.count {
                while asked < questions.count, asked - emitted < window {
                    let place = asked
                    let question = questions[place]
                    let due = start + Self.delay(packetsBefore: packetsBefore, pace: pace)
                    group.addTask { (place, await ask(question, at: due)) }
                    packetsBefore += max(1, question.count)
                    asked += 1
                }
                guard let (place, result) = await group.next() else { return }
                finished[place] = result
                while let next = finished.removeValue(forKey: emitted) {
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

    private func ask(_ question: ProbeQuestion, at due: ContinuousClock.Instant) async -> ProbeResult {
        if due > .now {
            // Cancelled is as good as due: the prober says what became of it.
            try? await Task.sleep(until: due, clock: .continuous)
        }
        return await prober.probe(question)
    }
}
