import Probe
import Testing

@Suite struct LatencyHistogramTests {
    /// Times as no network has them, and as some have.
    enum Shape: CaseIterable {
        case tiny, small, usual, huge, oneValue, twoHumps, everyScale, zeros, edges

        func times(_ count: Int, _ random: inout some RandomNumberGenerator) -> [Int64] {
            (0..<count).map { _ in
                switch self {
                case .tiny: Int64.random(in: 0...3, using: &random)
                case .small: Int64.random(in: 0...300, using: &random)
                case .usual: Int64.random(in: 200_000...4_000_000, using: &random)
                case .huge: Int64.random(in: .max / 2 ... .max, using: &random)
                case .oneValue: 1_234_567
                case .twoHumps:
                    Bool.random(using: &random)
                        ? Int64.random(in: 90_000...91_000, using: &random)
                        : Int64.random(in: 2_000_000_000...2_000_100_000, using: &random)
                case .everyScale: Int64.random(in: 0...(1 << Int64.random(in: 0...62, using: &random)), using: &random)
                case .zeros: Int64.random(in: 0...9, using: &random) == 0 ? 5_000_000 : 0
                case .edges:
                    // Just below, at and above where a doubling begins.
                    (Int64(1) << Int64.random(in: 1...62, using: &random)) &+ Int64.random(in: -1...1, using: &random)
                }
            }
        }
    }

    @Test(arguments: Shape.allCases, 0..<3)
    func `percentiles lie within one per cent of the nearest rank`(shape: Shape, seed: Int) throws {
        var random = Numbers(state: UInt64(seed))
        let times = shape.times(Int.random(in: 1...3000, using: &random), &random)
        let histogram = LatencyHistogram(times)
        let sorted = times.sorted()
        for percent in [1, 25, 50, 90, 95, 99, 100] {
            let exact = sorted[max(1, (sorted.count * percent + 99) / 100) - 1]
            let found = try #require(histogram.percentile(percent))
            #expect(abs(found - exact) <= exact / 100, "p\(percent): \(found) for \(exact)")
        }
        let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        let middle = low + (high - low) / 2
        #expect(abs(try #require(histogram.median) - middle) <= middle / 100)
        #expect(histogram.min == sorted.first && histogram.max == sorted.last && histogram.count == Int64(times.count))
        let sum = times.reduce(into: UInt64(0)) { sum, time in
            let (more, overflow) = sum.addingReportingOverflow(UInt64(time))
            sum = overflow ? .max : more
        }
        #expect(histogram.sum == sum)
    }

    @Test(arguments: Shape.allCases, 0..<3)
    func `however times are divided and in whatever order they come, the sum is the same`(shape: Shape, seed: Int) throws {
        var random = Numbers(state: UInt64(seed) &+ 100)
        let times = shape.times(Int.random(in: 1...1000, using: &random), &random)
        let whole = LatencyHistogram(times)
        var parts = Array(repeating: LatencyHistogram(), count: Int.random(in: 1...10, using: &random))
        for time in times.shuffled(using: &random) { parts[Int.random(in: 0..<parts.count, using: &random)].add(time) }
        // Pairs in any order, until one is left.
        while parts.count > 1 {
            parts.shuffle(using: &random)
            let other = parts.removeLast()
            parts[0].merge(other)
        }
        #expect(parts[0] == whole)
    }

    @Test func `the ends are exact, and nothing traps`() {
        let histogram = LatencyHistogram([.max, 0, -5, 127, 128, 129, 255, 256])
        #expect(histogram.max == .max && histogram.min == 0 && histogram.count == 8)
        #expect(histogram.percentile(50) == 128)
        #expect(histogram.percentile(100) == .max)
        #expect(LatencyHistogram([.max, .max, .max]).sum == .max)
        #expect(LatencyHistogram([.max, .max, .max]).mean == nil)
    }

    @Test func `no times have no figures`() {
        let none = LatencyHistogram()
        #expect(none.percentile(50) == nil && none.median == nil && none.min == nil && none.mean == nil)
        var one = LatencyHistogram([5])
        one.merge(none)
        #expect(one == LatencyHistogram([5]))
        var other = none
        other.merge(one)
        #expect(other == one)
    }

    /// From 64 ns to 2⁶³ ns, each one and both its ends.
    @Test func `each bucket lies within its error`() throws {
        for shift in 0...56 {
            for step in Int64(64)..<128 {
                let from = step << Int64(shift)
                let to = from + (Int64(1) << Int64(shift) - 1)
                let found = try #require(LatencyHistogram([from / 2, from, to, to > .max / 2 ? .max : 2 * to]).percentile(50))
                #expect(abs(found - from) <= from / 100 && abs(to - found) <= to / 100, "\(from)...\(to): \(found)")
            }
        }
    }

    @Test func `what no times give is not put together`() {
        func made(_ counts: [Int64], _ min: Int64, _ max: Int64, _ sum: UInt64) -> LatencyHistogram? {
            LatencyHistogram(counts: counts, min: min, max: max, sum: sum)
        }
        #expect(made([1, 0, 1], 10, 12, 22) == LatencyHistogram([10, 12]))
        #expect(made([], 0, 0, 0) == nil)
        #expect(made([1], -1, -1, 0) == nil)
        #expect(made([1, 1], 12, 10, 22) == nil)
        #expect(made([1, 1], 10, 12, 22) == nil, "too few buckets")
        #expect(made([1, 1, 0], 10, 12, 22) == nil, "the greatest is in no bucket")
        #expect(made([0, 1, 1], 10, 12, 22) == nil, "the least is in no bucket")
        #expect(made([2, -1, 1], 10, 12, 22) == nil)
        #expect(made([1, 0, 1], 10, 12, 19) == nil, "less than all of the least")
        #expect(made([1, 0, 1], 10, 12, 25) == nil, "more than all of the greatest")
        #expect(made([.max, 0, .max], 10, 12, 22) == nil)
        #expect(LatencyHistogram.buckets(from: 12, to: 10) == nil && LatencyHistogram.buckets(from: 10, to: 12) == 3)
    }
}

/// SplitMix64: numbers that look random and are the same in every run.
private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
