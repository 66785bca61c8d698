package import Monitor
package import NetInventory

/// A history of one check: when it was asked, and whether it answered.
package struct History: CustomStringConvertible, Sendable {
    package var seed: UInt64
    package var every: Int64
    package var confirm: Int
    package var recover: Int
    package var results: [(at: Int64, isGood: Bool)]
    package var end: Int64

    package var description: String { "seed \(seed), every \(every) ms, confirm \(confirm), recover \(recover), \(results.count) results" }

    package var spec: CheckSpec {
        CheckSpec(
            name: "icmp", question: .icmp(IPAddress(v4: 0x7f00_0001)), every: Milliseconds(every), count: 1, confirm: confirm,
            recover: recover)
    }

    /// Results at uneven times, with gaps, in runs of good and bad.
    package static func random(seed: UInt64) -> History {
        var random = SplitMix(state: seed)
        let every = Int64(random.below(40) + 5)
        var at = Int64(random.below(100))
        var isGood = random.below(2) == 0
        var results: [(Int64, Bool)] = []
        for _ in 0..<(random.below(120) + 1) {
            results.append((at, isGood))
            if random.below(3) == 0 { isGood.toggle() }
            at +=
                random.below(8) == 0 ? every * Int64(random.below(6) + 2) + Int64(random.below(5)) : Int64(random.below(Int(every) * 2) + 1)
        }
        return History(
            seed: seed, every: every, confirm: random.below(5) + 1, recover: random.below(4) + 1, results: results,
            end: at + Int64(random.below(200)))
    }

    /// The seconds of each state, counted millisecond by millisecond from the words of the rule, not from its code.
    ///
    /// Every result gets a label: what netmon says of its time once all later results are known. A run of `confirm` bad ones, each
    /// followed at once by the next, is down from its first one; a run of `recover` good ones ends that from its first one.
    package func bruteForce() -> [ObjectState: Int64] {
        var labels = Array(repeating: ObjectState.up, count: results.count)
        var isDown = false
        for index in results.indices {
            labels[index] = isDown ? .down : .up
            let wanted = isDown
            var first = index
            while first > 0, results[first].isGood == wanted, results[first - 1].isGood == wanted { first -= 1 }
            guard results[index].isGood == wanted, index - first + 1 >= (isDown ? recover : confirm) else { continue }
            isDown.toggle()
            for dated in first...index { labels[dated] = isDown ? .down : .up }
        }
        var counts: [ObjectState: Int64] = [:]
        var standing = -1
        for millisecond in 0..<end {
            while standing + 1 < results.count, results[standing + 1].at <= millisecond { standing += 1 }
            let stands = standing >= 0 && millisecond - results[standing].at < 2 * every
            counts[stands ? labels[standing] : .unmonitored, default: 0] += 1
        }
        return counts
    }
}
