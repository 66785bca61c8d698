internal import Crypto

/// SHA-256 of bytes that come one after another: the same on every machine.
package struct ByteFingerprint: Sendable {
    private var hash = SHA256()

    package init() {}

    package mutating func add(_ bytes: [UInt8]) {
        hash.update(data: bytes)
    }

    /// Of all bytes so far, in lower-case hexadecimal.
    package var text: String {
        hash.finalize().map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
