import NetInventory

/// The first words of a client that speaks nothing but China's commercial cryptography: whoever answers them with a greeting speaks it.
enum GuomiGreeting: CaseIterable {
    /// TLCP 1.1, GB/T 38636-2020 §6.4.
    case tlcp
    /// TLS 1.3 with SM2 and SM4, RFC 8998.
    case tls13

    /// - Parameters:
    ///   - host: a name, to be told to the server where the protocol has a place for it.
    ///   - random: 32 bytes.
    func bytes(host: String, random: [UInt8]) -> [UInt8] {
        switch self {
        case .tlcp:
            // ECC and ECDHE with SM4 in CBC and GCM, then those with RSA; no extensions, which came late to it.
            let ciphers: [UInt16] = [0xe013, 0xe053, 0xe011, 0xe051, 0xe019, 0xe059]
            return Self.record(version: 0x0101, Self.hello(version: 0x0101, random, ciphers, extensions: []))
        case .tls13:
            let name = Array(host.utf8)
            var extensions: [UInt8] = []
            if IPAddress(host) == nil { extensions += Self.extension(0, Self.sized([0] + Self.sized(name))) }
            extensions += Self.extension(43, [2, 0x03, 0x04])
            // The curve of SM2, its signature, and no key of it: the server then asks for one, and has said what it speaks.
            extensions += Self.extension(10, Self.sized([0x00, 0x29]))
            extensions += Self.extension(13, Self.sized([0x07, 0x08]))
            extensions += Self.extension(51, Self.sized([]))
            return Self.record(version: 0x0301, Self.hello(version: 0x0303, random, [0x00c6, 0x00c7], extensions: extensions))
        }
    }

    private static func hello(version: UInt16, _ random: [UInt8], _ ciphers: [UInt16], extensions: [UInt8]) -> [UInt8] {
        // No session to resume, no compression.
        var body = pair(version) + random + [0] + sized(ciphers.flatMap(pair)) + [1, 0]
        if !extensions.isEmpty { body += sized(extensions) }
        return [1, 0] + sized(body)
    }

    private static func record(version: UInt16, _ message: [UInt8]) -> [UInt8] { [22] + pair(version) + sized(message) }
    private static func `extension`(_ number: UInt16, _ body: [UInt8]) -> [UInt8] { pair(number) + sized(body) }
    /// With its length in two bytes before it.
    private static func sized(_ bytes: [UInt8]) -> [UInt8] { pair(UInt16(truncatingIfNeeded: bytes.count)) + bytes }
    private static func pair(_ number: UInt16) -> [UInt8] { [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)] }
}
