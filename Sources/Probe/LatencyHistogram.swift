/// Answer times sorted into buckets that grow with them: a burst, a day and a year are summed up alike, and summaries can be added.
///
/// A time below 128 ns has a bucket of its own; above, each doubling is cut into 64 equal buckets. A bucket answers with its middle, which
/// lies within 1/128 (0.79 %) of every time in it. The idea is DDSketch's with a linear mapping (Masson, Rim, Lee: "DDSketch", VLDB 2019,
/// §2 and §2.2); here the bucket is read off the bits of the time, so that no machine's logarithm has a say. Least, greatest, number and
/// sum are exact. The histogram of some times is the same whatever order they came in and however they were divided before being added.
package struct LatencyHistogram: Hashable, Sendable {
    /// Most times that one may hold: a result every millisecond for thirty years.
    package static let mostTimes: Int64 = 1_000_000_000_000

    private static let stepBits = 6

    /// How many times lie in each bucket, from that of the least to that of the greatest; the first and the last are never 0.
    package private(set) var counts: [Int64] = []
    /// The bucket of the first of `counts`.
    private var first = 0
    package private(set) var count: Int64 = 0
    package private(set) var min: Int64?
    package private(set) var max: Int64?
    /// All times together, in nanoseconds; what is more than 2⁶⁴ − 1 (584 years) stays at that.
    package private(set) var sum: UInt64 = 0

    package init() {}

    package init(_ times: some Sequence<Int64>) {
        for time in times { add(time) }
    }

    /// Puts together what was kept of one; nil where that cannot be what was kept of any.
    package init?(counts: [Int64], min: Int64, max: Int64, sum: UInt64) {
        guard 0 <= min, min <= max else { return nil }
        first = Self.bucket(of: min)
        guard counts.count == Self.bucket(of: max) - first + 1, counts.first != 0, counts.last != 0 else { return nil }
        for times in counts {
            guard 0 <= times, times <= Self.mostTimes - count else { return nil }
            count += times
        }
        guard count > 1 || min == max else { return nil }
        guard Self.sum(of: count, times: min) <= sum, sum <= Self.sum(of: count, times: max) else { return nil }
        self.counts = counts
        self.min = min
        self.max = max
        self.sum = sum
    }

    /// How many buckets lie between those of two times, both counted; nil where the times are negative or the wrong way around.
    package static func buckets(from least: Int64, to greatest: Int64) -> Int? {
        0 <= least && least <= greatest ? bucket(of: greatest) - bucket(of: least) + 1 : nil
    }

    /// Adds a time in nanoseconds; a negative one, which no answer can take, counts as zero.
    package mutating func add(_ nanoseconds: Int64) {
        let time = Swift.max(0, nanoseconds)
        let bucket = Self.bucket(of: time)
        reach(bucket, bucket)
        counts[bucket - first] += 1
        count += 1
        min = Swift.min(min ?? time, time)
        max = Swift.max(max ?? time, time)
        sum = Self.sum(sum, UInt64(time))
    }

    /// Adds all times of another: the sum of histograms is the histogram of the sum.
    package mutating func merge(_ other: LatencyHistogram) {
        guard let otherMin = other.min, let otherMax = other.max else { return }
        reach(other.first, other.first + other.counts.count - 1)
        let shift = other.first - first
        for place in other.counts.indices { counts[place + shift] += other.counts[place] }
        count += other.count
        min = Swift.min(min ?? otherMin, otherMin)
        max = Swift.max(max ?? otherMax, otherMax)
        sum = Self.sum(sum, other.sum)
    }

    /// The smallest time that at least `percent` per cent do not exceed (nearest rank), within 1 %; nil without times.
    package func percentile(_ percent: Int) -> Int64? {
        time(atRank: Swift.max(1, (count * Int64(percent) + 99) / 100))
    }

    /// The time in the middle; of an even number the mean of the two in the middle; within 1 %.
    package var median: Int64? {
        guard let low = time(atRank: (count + 1) / 2), let high = time(atRank: count / 2 + 1) else { return nil }
        return low + (high - low) / 2
    }

    /// The mean, in nanoseconds; nil without times, and where their sum is not known.
    package var mean: Double? {
        count > 0 && sum < .max ? Double(sum) / Double(count) : nil
    }

    /// The time that `rank - 1` times do not exceed; the first and the last are exact.
    private func time(atRank rank: Int64) -> Int64? {
        guard let min, let max, rank >= 1, rank <= count else { return nil }
        if rank == 1 { return min }
        if rank == count { return max }
        var passed: Int64 = 0
        for (place, times) in counts.enumerated() {
            passed += times
            if passed >= rank { return Swift.min(max, Swift.max(min, Self.middle(of: first + place))) }
        }
        return max
    }

    /// Makes room from one bucket to another.
    private mutating func reach(_ low: Int, _ high: Int) {
        if counts.isEmpty { first = low }
        if low < first {
            counts.insert(contentsOf: repeatElement(0, count: first - low), at: 0)
            first = low
        }
        if high >= first + counts.count { counts.append(contentsOf: repeatElement(0, count: high + 1 - first - counts.count)) }
    }

    /// The exponent, then the six bits behind the leading one.
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

    private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    private static func sum(of count: Int64, times: Int64) -> UInt64 {
        let (sum, overflow) = UInt64(count).multipliedReportingOverflow(by: UInt64(times))
        return overflow ? .max : sum
    }
}
