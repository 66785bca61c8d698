/// Alarms in ticks of 10 ms: what falls due close together is done together, so that a thousand bursts cost a hundred wakings a
/// second at most.
///
/// A hashed wheel (Varghese & Lauck 1987, scheme 6): adding is O(1), and an entry more than one turn away waits in its bucket.
struct TickWheel {
    struct Entry: Equatable {
        var slot: Int
        var generation: UInt32
        var tick: Int64
    }

    static let tickNanoseconds: Int64 = 10_000_000
    private static let bucketCount: Int64 = 1024

    private var buckets: [[Entry]] = Array(repeating: [], count: Int(bucketCount))
    private var count = 0
    /// The last tick whose entries were taken.
    private(set) var tick: Int64

    init(now: Int64) {
        tick = now / Self.tickNanoseconds
    }

    /// Sets an alarm for the first tick at or after a time, the next one at the earliest, and says which.
    mutating func add(slot: Int, generation: UInt32, at time: Int64) -> Int64 {
        let due = max((time + Self.tickNanoseconds - 1) / Self.tickNanoseconds, tick + 1)
        buckets[Int(due % Self.bucketCount)].append(Entry(slot: slot, generation: generation, tick: due))
        count += 1
        return due
    }

    /// Moves on to a time and appends what fell due on the way.
    mutating func advance(to time: Int64, into due: inout [Entry]) {
        let target = time / Self.tickNanoseconds
        guard target > tick else { return }
        if count > 0 {
            // After a long stop one turn visits every bucket.
            for visited in max(tick + 1, target - Self.bucketCount + 1)...target {
                take(Int(visited % Self.bucketCount), upTo: target, into: &due)
            }
        }
        tick = target
    }

    /// When the next alarm rings at the earliest; nil while there is none. Within one turn it is exact.
    var nextTime: Int64? {
        guard count > 0 else { return nil }
        for ahead in 1...Self.bucketCount where !buckets[Int((tick + ahead) % Self.bucketCount)].isEmpty {
            return (tick + ahead) * Self.tickNanoseconds
        }
        return nil
    }

    private mutating func take(_ bucket: Int, upTo target: Int64, into due: inout [Entry]) {
        guard !buckets[bucket].isEmpty else { return }
        var kept = 0
        for index in buckets[bucket].indices {
            let entry = buckets[bucket][index]
            if entry.tick <= target {
                due.append(entry)
                count -= 1
            } else {
                buckets[bucket][kept] = entry
                kept += 1
            }
        }
        buckets[bucket].removeLast(buckets[bucket].count - kept)
    }
}
