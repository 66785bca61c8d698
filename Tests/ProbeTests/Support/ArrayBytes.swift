import WireBytes

@testable import Probe

// The parsers over arrays. Taking the bytes of a span counts as unsafe in general (an element may have padding); of UInt8 it is not.

extension InternetChecksum {
    static func of(_ bytes: [UInt8], from offset: Int = 0) -> UInt16 { unsafe of(bytes.span.bytes, from: offset) }
}

extension ICMPMessage {
    static func rawV4(_ bytes: [UInt8], isWhole: Bool) -> ICMPMessage { unsafe rawV4(bytes.span.bytes, isWhole: isWhole) }
    static func v4(_ bytes: [UInt8]) -> ICMPMessage { unsafe v4(bytes.span.bytes) }
    static func v6(_ bytes: [UInt8]) -> ICMPMessage { unsafe v6(bytes.span.bytes) }
    static func mark(_ bytes: [UInt8]) -> EchoMark? { unsafe mark(bytes.span.bytes, at: 0) }
}
