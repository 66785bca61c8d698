/// What tells one echo from all others (RFC 792, RFC 4443 §4):
///
///      0                   1                   2                   3
///     +---------------+---------------+-------------------------------+
///     |     type      |     code      |           checksum            |
///     +---------------+---------------+-------------------------------+
///     |          identifier           |           sequence            |
///     +-------------------------------+-------------------------------+
///     |                        cookie (64 bits)                       |   random, one a process
///     +---------------------------------------------------------------+
///     |                         token (64 bits)                       |   which try of which burst
///     +---------------------------------------------------------------+
///     |                     zeros up to the size asked                |
///
/// Identifier and sequence alone are too few bits: they repeat after 65,536 echoes and are easily guessed. A message
/// of ours that was given back holds cookie and token too; an error may quote only the first eight bytes.
package struct EchoMark: Equatable {
    var identifier: UInt16
    var sequence: UInt16
    /// Nil where the message ends before it.
    var cookie: UInt64?
    var token: UInt64?

    /// The ICMP header and the two numbers of ours: no echo is smaller.
    static let byteCount = 24
    static let payloadByteCount = 16
}
