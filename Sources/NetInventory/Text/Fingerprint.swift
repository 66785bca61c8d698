internal import Crypto

/// What tells one text from another: the same on every machine.
package enum Fingerprint {
    /// SHA-256, in lower-case hexadecimal, over each line's length and its bytes.
    package static func of(_ lines: some Sequence<String>) -> String {
        var hash = SHA256()
        for line in lines { hash.update(data: Array("\(line.utf8.count)\0\(line)".utf8)) }
        return hash.finalize().map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
