import Testing

@testable import Store

@Suite("Variable-length bytes")
struct VariableLengthBytesTests {
    @Test("Every number comes back", arguments: [0, 1, -1, 63, 64, -64, -65, 300, Int64.max, Int64.min, 1_759_248_000_000])
    func roundTrip(number: Int64) {
        var bytes = VariableLengthBytes()
        bytes.append(number)
        var reader = VariableLengthBytes.Reader(bytes.bytes)
        #expect(reader.next() == number)
        #expect(reader.isAtEnd)
    }

    @Test("Torn and overlong bytes are nobody's number")
    func torn() {
        var cut = VariableLengthBytes.Reader([0x80])
        #expect(cut.next() == nil)
        var long = VariableLengthBytes.Reader(Array(repeating: 0xff, count: 11))
        #expect(long.next() == nil)
    }
}
