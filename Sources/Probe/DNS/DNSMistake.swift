/// Why bytes are no message of a name server.
package enum DNSMistake: Error, Hashable, Sendable {
    /// They end in the middle of something.
    case short
    /// A label of a kind that nobody uses (RFC 1035 §4.1.4, RFC 6891 §5), or a name of more than 255 bytes.
    case badName
    /// A pointer that does not lead back: it could lead in a circle.
    case badPointer
    /// Not exactly one question.
    case questions(Int)
    /// What a record says does not have the length that its type has.
    case badRecord(UInt16)
    /// EDNS twice, or not under the root (RFC 6891 §6.1.1).
    case badEDNS

    /// One line for people.
    package var sentence: String {
        switch self {
        case .short: "it ends in the middle"
        case .badName: "a name in it is too long or of an unknown form"
        case .badPointer: "a name in it leads in a circle"
        case .questions(let count): "it repeats \(count) questions"
        case .badRecord(let type): "a record \(DNSRecordType.name(of: type)) in it has not the length that it should"
        case .badEDNS: "its EDNS record is wrong"
        }
    }
}
