/// Times sorted into buckets that grow with them, so that a year of results needs some kilobytes and no sort.
///
/// A time below 128 ns has a bucket of its own; above, each doubling is cut into 128 equal buckets. A bucket answers with its
/// middle, which lies within 1/256 (0.4 %) of every time in it. The least and the greatest are kept exactly.
package struct LatencyHistogram: Hashable, Sendable {
    private static let stepBits = 7

    private var counts: [Int64] = []
    package private(set) var count: Int64 = 0
    package private(set) var min: Int64?
    package private(set) var max: Int64?

    package init() {}

    /// Adds a time in nanoseconds; a negative one, which no answer can take, counts as zero.
    package mutating func add(_ nanoseconds: Int64) {
        let time = Swift.max(0, nanoseconds)
        let bucket = Self.bucket(of: time)
        grow(to: bucket + 1)
        counts[bucket] += 1
        count += 1
        min = Swift.min(min ?? time, time)
        max = Swift.max(max ?? time, time)
    }

    /// Adds all times of another: the sum of histograms is the histogram of the sum.
    package mutating func merge(_ other: LatencyHistogram) {
        guard let otherMin = other.min, let otherMax = other.max else { return }
        grow(to: other.counts.count)
        for (bucket, more) in other.counts.enumerated() { counts[bucket] += more }
        count += other.count
        min = Swift.min(min ?? otherMin, otherMin)
        max = Swift.max(max ?? otherMax, otherMax)
    }

    /// The smallest time that at least `percent` per cent do not exceed (nearest rank), within 1 %; nil without times.
    package func percentile(_ percent: Int) -> Int64? {
        time(atRank: Swift.max(1, (count * Int64(percent) + 99) / 100))
    }

    /// The time in the middle; of an even number the mean of the two in the middle.
    package var median: Int64? {
        guard let low = time(atRank: (count + 1) / 2), let high = time(atRank: count / 2 + 1) else { return nil }
        return low + (high - low) / 2
    }

    /// The time that `rank - 1` times do not exceed; the first and the last are exact.
    private func time(atRank rank: Int64) -> Int64? {
        guard let min, let max, (1...count).contains(rank) else { return nil }
        if rank == 1 { return min }
        if rank == count { return max }
        var passed: Int64 = 0
        for (bucket, times) in counts.enumerated() {
            passed += times
            if passed >= rank { return Swift.min(max, Swift.max(min, Self.middle(of: bucket))) }
        }
        return max
    }

    private mutating func grow(to size: Int) {
        if counts.count < size { counts.append(contentsOf: repeatElement(0, count: size - counts.count)) }
    }

    /// The exponent, then the seven bits behind the leading one.
    private static func bucket(of time: Int64) -> Int {
        let steps = Int64(1) << stepBits
        guard time >= steps else { return Int(time) }
        let shift = 63 - time.leadingZeroBitCount - stepBits
        return (shift + 1) << stepBits + Int(time >> Int64(shift) - steps)
    }

    private static func middle(of bucket: Int) -> Int64 {
        let steps = 1 << stepBits
        guard bucket >= steps else { return Int64(bucket) }
        let shift = bucket >> stepBits - 1
        let first = Int64(bucket % steps + steps) << Int64(shift)
        return first + (Int64(1) << Int64(shift) - 1) / 2
    }
}
