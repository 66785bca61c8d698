import Monitor
import NetInventory
import Testing

@testable import Report

/// Random ledgers against the slowest right answer: look at every single millisecond.
@Suite struct AvailabilityPropertyTests {
    private static let length = 400

    private struct Sample {
        var entries: [LedgerEntry] = []
        var span = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 0))
        var windows: [TimeSpan] = []

        init(using numbers: inout SeededNumbers) {
            var at = Int64.random(in: -50...50, using: &numbers)
            for _ in 0..<Int.random(in: 0...25, using: &numbers) {
                let state = ObjectState.allCases[Int.random(in: 0..<6, using: &numbers)]
                entries.append(LedgerEntry(at: Timestamp(milliseconds: at), state: state))
                at += Int64.random(in: 0...40, using: &numbers)
            }
            let from = Int64.random(in: 0...100, using: &numbers)
            let to = Int64.random(in: from...Int64(AvailabilityPropertyTests.length), using: &numbers)
            span = TimeSpan(from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to))
            var cuts = (0..<2 * Int.random(in: 0...4, using: &numbers)).map { _ in Int64.random(in: from...to, using: &numbers) }
            cuts.sort()
            windows = stride(from: 0, to: cuts.count, by: 2).map { position in
                TimeSpan(from: Timestamp(milliseconds: cuts[position]), to: Timestamp(milliseconds: cuts[position + 1]))
            }
        }

        func state(at millisecond: Int64) -> ObjectState {
            entries.last { $0.at.milliseconds <= millisecond }?.state ?? .unmonitored
        }
    }

    private struct Count: Equatable {
        var durations: [ObjectState: Int64] = [:]
        var outages = 0
        var unreachable = 0
        var longest: Int64 = 0
    }

    private func bruteForce(_ sample: Sample, windows: [TimeSpan]) -> Count {
        var count = Count()
        var runs: [(state: ObjectState, inside: Int64)] = []
        for millisecond in sample.span.from.milliseconds..<sample.span.to.milliseconds {
            let state = sample.state(at: millisecond)
            if runs.last?.state != state { runs.append((state, 0)) }
            guard windows.contains(where: { $0.contains(Timestamp(milliseconds: millisecond)) }) else { continue }
            runs[runs.count - 1].inside += 1
            count.durations[state, default: 0] += 1
        }
        count.outages = runs.count { $0.state == .down && $0.inside > 0 }
        count.unreachable = runs.count { $0.state == .unreachable && $0.inside > 0 }
        count.longest = runs.filter { $0.state == .down }.map(\.inside).max() ?? 0
        return count
    }

    private func count(_ tally: AvailabilityTally) -> Count {
        var durations: [ObjectState: Int64] = [:]
        for state in ObjectState.allCases where tally.durations[state] > .zero { durations[state] = tally.durations[state].count }
        return Count(
            durations: durations, outages: tally.outages, unreachable: tally.unreachableSpells, longest: tally.longestOutage.count)
    }

    @Test(arguments: 0..<40)
    func tallyEqualsTheSumOfAllMilliseconds(seed: Int) {
        var numbers = SeededNumbers(state: UInt64(seed))
        var sum = AvailabilityTally()
        var due: Int64 = 0
        for _ in 0..<10 {
            let sample = Sample(using: &numbers)
            let spells = LedgerSpell.spells(of: sample.entries, in: sample.span)
            for windows in [[sample.span], sample.windows] {
                let tally = AvailabilityTally(spells: spells, windows: windows, maintenance: .honour)
                #expect(count(tally) == bruteForce(sample, windows: windows), "seed \(seed), \(sample)")
                #expect(tally.durations.due.count == windows.reduce(0) { $0 + $1.length.count })
                sum += tally
                due += tally.durations.due.count
            }
            #expect(spells.first?.span.from == (sample.span.isEmpty ? nil : sample.span.from))
            #expect(zip(spells, spells.dropFirst()).allSatisfy { $0.span.to == $1.span.from && $0.state != $1.state })
        }
        let figures = AvailabilityFigures(sum)
        #expect(sum.durations.due.count == due)
        if let lowest = figures.lowest, let highest = figures.highest, let middle = figures.availability {
            let texts = [lowest, middle, highest].map { $0.decimalText(digits: 12) }
            #expect(texts == texts.sorted())
        }
    }
}
