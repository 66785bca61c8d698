import Testing

@testable import Probe

@Suite struct RoundTripTests {
    private let sent = ClockPair(monotonic: 1_000_000_000, real: 5_000_000_000)

    private func read(after nanoseconds: Int64, step: Int64 = 0) -> ClockPair {
        ClockPair(monotonic: sent.monotonic + nanoseconds, real: sent.real + nanoseconds + step)
    }

    @Test func `the kernel's stamp counts, not the time of reading`() {
        #expect(RoundTrip.nanoseconds(sentAt: sent, stamp: sent.real + 300_000, readAt: read(after: 9_000_000)) == 300_000)
    }

    @Test func `without a stamp the time of reading counts`() {
        #expect(RoundTrip.nanoseconds(sentAt: sent, stamp: nil, readAt: read(after: 9_000_000)) == 9_000_000)
    }

    @Test(arguments: [Int64(3_600_000_000_000), -3_600_000_000_000, 2_000_000, -2_000_000])
    func `a clock set on the way falls back to the steady clock`(step: Int64) {
        let stamp = sent.real + 300_000 + step
        #expect(RoundTrip.nanoseconds(sentAt: sent, stamp: stamp, readAt: read(after: 9_000_000, step: step)) == 9_000_000)
    }

    @Test func `a stamp before the sending or after the reading is not believed`() {
        #expect(RoundTrip.nanoseconds(sentAt: sent, stamp: sent.real - 1, readAt: read(after: 5000)) == 5000)
        #expect(RoundTrip.nanoseconds(sentAt: sent, stamp: sent.real + 5001, readAt: read(after: 5000)) == 5000)
    }

    @Test func `no time is negative`() {
        #expect(RoundTrip.nanoseconds(sentAt: sent, stamp: nil, readAt: read(after: -7)) == 0)
    }
}
