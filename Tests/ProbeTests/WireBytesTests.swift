import Testing
import WireBytes

@Suite struct WireBytesTests {
    @Test func `the sum of RFC 1071's own example is right`() {
        // §3: 00 01 f2 03 f4 f5 f6 f7 sums to ddf2.
        let bytes: [UInt8] = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]
        #expect(InternetChecksum.of(bytes) == ~0xddf2)
    }

    @Test func `an IPv4 header from the wire verifies and its field is found again`() {
        var header: [UInt8] = [
            0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0xb8, 0x61, 0xc0, 0xa8, 0x00, 0x01, 0xc0, 0xa8, 0x00, 0xc7,
        ]
        #expect(InternetChecksum.of(header) == 0)
        header[10] = 0
        header[11] = 0
        #expect(InternetChecksum.of(header) == 0xb861)
    }

    @Test func `it agrees with a sum word by word for every length and start`() {
        var random = SystemRandomNumberGenerator()
        for length in 0..<70 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            for start in 0...min(length, 5) {
                #expect(InternetChecksum.of(bytes, from: start) == slowChecksum(bytes[start...]), "\(length) from \(start)")
            }
        }
        #expect(InternetChecksum.of([1, 2], from: 9) == 0xffff)
        #expect(InternetChecksum.of([1, 2], from: -1) == 0xffff)
    }

    @Test func `loads are in wire order and stop at the end`() {
        let bytes: [UInt8] = Array(1...16)
        let span = unsafe bytes.span.bytes
        #expect(span.byte(at: 15) == 16)
        #expect(span.byte(at: 16) == nil)
        #expect(span.byte(at: -1) == nil)
        #expect(span.big16(at: 1) == 0x0203)
        #expect(span.big16(at: 14) == 0x0f10)
        #expect(span.big16(at: 15) == nil)
        #expect(span.big32(at: 12) == 0x0d0e_0f10)
        #expect(span.big32(at: 13) == nil)
        #expect(span.big64(at: 3) == 0x0405_0607_0809_0a0b)
        #expect(span.big64(at: 9) == nil)
        #expect(span.big128(at: 0) == 0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10)
        #expect(span.big128(at: 1) == nil)
        #expect(span.big32(at: .max) == nil)
        #expect(span.big32(at: .min) == nil)
        let empty: [UInt8] = []
        #expect(unsafe empty.span.bytes.big16(at: 0) == nil)
    }

    @Test func `what is stored is loaded again`() {
        var bytes = [UInt8](repeating: 0xff, count: 31)
        var storage = bytes.mutableSpan
        var span = unsafe storage.mutableBytes
        span.store(byte: 7, at: 0)
        span.store(big16: 0x1234, at: 1)
        span.store(big32: 0x5678_9abc, at: 3)
        span.store(big64: 0x0102_0304_0506_0708, at: 7)
        span.store(big128: 0xfe80_0000_0000_0000_0000_0000_0000_0001, at: 15)
        #expect(bytes.prefix(7) == [7, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc])
        #expect(unsafe bytes.span.bytes.big64(at: 7) == 0x0102_0304_0506_0708)
        #expect(unsafe bytes.span.bytes.big128(at: 15) == 0xfe80_0000_0000_0000_0000_0000_0000_0001)
    }

    private func slowChecksum(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        var sum: UInt32 = 0
        var rest = bytes
        while let high = rest.popFirst() {
            sum += UInt32(high) << 8 | UInt32(rest.popFirst() ?? 0)
            sum = sum & 0xffff + sum >> 16
        }
        return ~UInt16(truncatingIfNeeded: sum & 0xffff + sum >> 16)
    }
}
