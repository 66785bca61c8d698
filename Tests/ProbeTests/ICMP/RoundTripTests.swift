import TestHistories
import Testing

@testable import Probe

@Suite struct RoundTripTests {
    private let sent = ClockPair(monotonic: 1_000_000_000, real: 5_000_000_000)

    private func read(after nanoseconds: Int64, step: Int64 = 0) -> ClockPair {
        ClockPair(monotonic: sent.monotonic + nanoseconds, real: sent.real + nanoseconds + step)
    }

    private func trip(_ stamp: Int64?, _ readAt: ClockPair) -> Int64 {
        RoundTrip(sentAt: sent, sendStamp: nil, stamp: stamp, readAt: readAt).nanoseconds
    }

    @Test func `the kernel's stamp counts, not the time of reading`() {
        #expect(trip(sent.real + 300_000, read(after: 9_000_000)) == 300_000)
    }

    @Test func `without a stamp the time of reading counts`() {
        #expect(trip(nil, read(after: 9_000_000)) == 9_000_000)
    }

    @Test func `both stamps are the time, whatever user space read`() {
        let departed = KernelStamp(sent.real + 40_000, after: sent, before: read(after: 200_000))
        let trip = RoundTrip(sentAt: sent, sendStamp: departed, stamp: sent.real + 340_000, readAt: read(after: 9_000_000))
        #expect(trip.nanoseconds == 300_000)
        #expect(trip.isKernel)
    }

    @Test(arguments: [Int64(3_600_000_000_000), -3_600_000_000_000, 20_000_000, -20_000_000])
    func `a clock set on the way changes nothing`(step: Int64) {
        #expect(trip(sent.real + 300_000 + step, read(after: 9_000_000, step: step)) == 300_000)
    }

    @Test func `a stamp before the sending or after the reading is not believed`() {
        #expect(trip(sent.real - 1000, read(after: 5000)) == 5000)
        #expect(trip(sent.real + 6000, read(after: 5000)) == 5000)
    }

    @Test func `no time is negative`() {
        #expect(trip(nil, read(after: -7)) == 0)
    }

    /// A wall clock that somebody sets once, at any moment, by any amount: injected into every reading and every stamp.
    @Test func `under a wall clock that is stepped between two stamps no time changes`() {
        var random = SplitMix(state: 5)
        var kernel = 0
        for _ in 0..<20_000 {
            // Handed over, left, stamp read, arrived, arrival read: in order, up to a second apart.
            var moments: [Int64] = [1_000_000_000]
            for longest: Int64 in [200_000, 300_000, 900_000_000, 20_000_000] {
                moments.append((moments.last ?? 0) + Int64.random(in: 1...longest, using: &random))
            }
            // The stamp of leaving is read before the answer arrives, or after it.
            if Bool.random(using: &random) { moments[2] = moments[4] }
            let stepAt = Int64.random(in: 900_000_000...(moments[4] + 100_000_000), using: &random)
            let size = Int64.random(in: 1_000_000...7_200_000_000_000, using: &random) * (Bool.random(using: &random) ? 1 : -1)
            func real(_ moment: Int64) -> Int64 { moment + 1_700_000_000_000_000_000 + (moment >= stepAt ? size : 0) }
            func pair(_ moment: Int64) -> ClockPair { ClockPair(monotonic: moment, real: real(moment), uncertainty: 60) }
            let departed = KernelStamp(real(moments[1]), after: pair(moments[0]), before: pair(moments[2]))
            let trip = RoundTrip(sentAt: pair(moments[0]), sendStamp: departed, stamp: real(moments[3]), readAt: pair(moments[4]))
            if trip.isKernel {
                kernel += 1
                #expect(trip.nanoseconds == moments[3] - moments[1])
            } else {
                // Where a stamp could lie on either side of the step, the steady clock's bracket is said to be one.
                #expect((moments[3] - moments[1]...moments[4] - moments[0]).contains(trip.nanoseconds))
            }
        }
        #expect(kernel > 19_000)
    }
}
