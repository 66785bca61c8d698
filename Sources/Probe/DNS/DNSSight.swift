/// What a name server answered, whether it is what was hoped for or not.
package struct DNSSight: Hashable, Sendable {
    package enum Transport: String, Sendable { case udp, tcp }

    /// More records of an answer are counted and not shown.
    package static let mostAnswers = 16

    /// `NOERROR`, `NXDOMAIN`
    package var code: String
    /// Whether the server says that the name is its own (AA).
    package var isAuthoritative: Bool
    /// Whether the answer did not fit into a datagram and was asked for again over TCP.
    package var isTruncated: Bool
    package var transport: Transport
    /// `A 127.64.3.1 ttl 300`, the first 16.
    package var answers: [String]
    /// Of all records, as far as they were read.
    package var answerCount: Int

    package init(_ message: DNSMessage, over transport: Transport, isTruncated: Bool) {
        code = message.codeName
        isAuthoritative = message.flags.contains(.authoritative)
        self.isTruncated = isTruncated
        self.transport = transport
        answers = message.answers.prefix(Self.mostAnswers).map(\.text)
        answerCount = message.answers.count
    }
}
