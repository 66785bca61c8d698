/// One request, and which messages answer it.
struct DNSQuery: Sendable {
    let id: UInt16
    let bytes: [UInt8]
    private let questionLength: Int

    init(_ question: DNSQuestion, id: UInt16) {
        self.id = id
        let edns = DNSMessage.Extension(datagramSize: DNSMessage.datagramSize)
        bytes = DNSMessage(id: id, name: question.name, type: question.type.rawValue, edns: edns).bytes
        questionLength = question.name.wire.count + 4
    }

    /// With an id that nobody can guess (RFC 5452 §9.2); the generator is the system's.
    init(_ question: DNSQuestion) {
        self.init(question, id: UInt16.random(in: 0...UInt16.max))
    }

    /// Why a message is no answer to this; nil where it is one: the same id, and the question repeated letter by letter (RFC 5452 §9.1).
    func objection(to message: [UInt8]) -> String? {
        guard message.count >= DNSMessage.headerLength else { return "too short for an answer" }
        guard message[0] == bytes[0], message[1] == bytes[1] else { return "another id" }
        let flags = DNSMessage.Flags(rawValue: UInt16(message[2]) << 8 | UInt16(message[3]))
        guard flags.contains(.answer), flags.isDisjoint(with: .operation) else { return "not an answer" }
        let question = DNSMessage.headerLength..<(DNSMessage.headerLength + questionLength)
        guard message[4] == 0, message[5] == 1, message.count >= question.upperBound, message[question] == bytes[question] else {
            return "another question"
        }
        return nil
    }

    /// Whether an answer says that it did not fit (TC).
    static func isTruncated(_ answer: [UInt8]) -> Bool { answer.count > 2 && answer[2] & 2 != 0 }
}
