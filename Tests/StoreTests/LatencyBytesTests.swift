import NetInventory
import Probe
import TestHistories
import Testing

@testable import Store

@Suite("Sums of answer times as bytes")
struct LatencyBytesTests {
    static func figures(_ random: inout SplitMix) -> LatencyFigures {
        var figures = LatencyFigures()
        let base = Int64(1) << Int64(random.below(40))
        for _ in 0..<random.below(80) {
            let answered = random.below(6)
            let times = (0..<answered).map { _ in
                random.below(50) == 0 ? Int64(random.next() >> 1) : base + Int64(random.next() % UInt64(base))
            }
            figures.add(sent: 5, received: answered, times: times)
        }
        return figures
    }

    @Test("What is written is read back, the same for every order and division", arguments: 0..<20)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let parts = (0..<4).map { _ in Self.figures(&random) }
        var (forward, backward) = (LatencyFigures(), LatencyFigures())
        for part in parts { forward.merge(part) }
        for part in parts.reversed() { backward.merge(part) }
        #expect(forward.bytes == backward.bytes)
        #expect(LatencyFigures(bytes: forward.bytes) == forward)
        var day = LatencyDay()
        for number in 0..<random.below(200) {
            let at = Timestamp(milliseconds: Int64(random.below(86_400_000)))
            day.add(at: at, sent: 5, received: number % 6, times: (0..<number % 6).map { Int64(100_000 + $0 * number) })
        }
        #expect(LatencyDay(bytes: day.bytes) == day)
    }

    @Test("The usual bucket takes one byte")
    func size() {
        var figures = LatencyFigures()
        for time in stride(from: Int64(1_000_000), to: 1_200_000, by: 100) { figures.add(sent: 1, received: 1, times: [time]) }
        let buckets = figures.times.counts.count
        #expect(buckets > 10)
        // 2,000 times: about 120 a bucket, which is more than fits into one byte; 18 are the head.
        #expect(figures.bytes.count <= 18 + 2 * buckets)
        var few = LatencyFigures()
        for time in stride(from: Int64(1_000_000), to: 1_200_000, by: 4000) { few.add(sent: 1, received: 1, times: [time]) }
        #expect(few.bytes.count <= 18 + few.times.counts.count)
    }

    @Test("Torn, foreign and random bytes are refused or read, and never the end of netmon", arguments: 0..<4)
    func garbage(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var day = LatencyDay()
        for _ in 0..<50 {
            day.add(
                at: Timestamp(milliseconds: Int64(random.below(86_400_000))), sent: 1, received: 1, times: [Int64(random.below(1 << 30))])
        }
        let whole = day.bytes
        for length in 0..<whole.count { _ = LatencyDay(bytes: Array(whole.prefix(length))) }
        let total = day.total.bytes
        for length in 0..<total.count { #expect(LatencyFigures(bytes: Array(total.prefix(length))) == nil) }
        #expect(LatencyFigures(bytes: total + [0]) == nil)
        for _ in 0..<2000 {
            var bytes = random.below(2) == 0 ? whole : total
            for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            check(bytes)
            check((0..<random.below(60)).map { _ in UInt8(random.below(256)) })
        }
    }

    /// What can be read is figures: they can be written, added and asked.
    private func check(_ bytes: [UInt8]) {
        for figures in [LatencyFigures(bytes: bytes), LatencyDay(bytes: bytes)?.total].compactMap({ $0 }) {
            #expect(LatencyFigures(bytes: figures.bytes) == figures)
            var twice = figures
            twice.merge(figures)
            #expect(twice.times.percentile(50) ?? 0 <= figures.times.max ?? 0)
        }
    }

    @Test("A day before 1970 and its half-hours are where they belong")
    func days() {
        #expect(LatencyDay.number(at: Timestamp(milliseconds: 0)) == 0)
        #expect(LatencyDay.number(at: Timestamp(milliseconds: -1)) == -1)
        #expect(LatencyDay.number(at: Timestamp(milliseconds: -86_400_000)) == -1)
        #expect(LatencyDay.number(at: Timestamp(milliseconds: -86_400_001)) == -2)
        var day = LatencyDay()
        day.add(at: Timestamp(milliseconds: -1), sent: 1, received: 0, times: [])
        #expect(Array(day.slices.keys) == [47])
        #expect(LatencyDay.span(ofSlice: 47, of: -1).contains(Timestamp(milliseconds: -1)))
    }
}
