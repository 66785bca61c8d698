import NetInventory
import Probe

extension FuzzTarget {
    /// What can be read is written so that it is read as the same again, and what it says is safe to print and short.
    static func takeNames(_ bytes: [UInt8]) {
        guard let message = try? DNSMessage(bytes) else { return }
        // What pointers shorten is written out, and may then be longer than any message: only its records count.
        precondition((try? DNSMessage(message.bytes)) == message, "a message is read as it was written")
        let sight = DNSSight(message, over: .udp, isTruncated: false)
        precondition(sight.answers.count <= DNSSight.mostAnswers && sight.answers.count <= sight.answerCount, "no more than the limit")
        for text in sight.answers + [sight.code, message.name.text] {
            precondition(!text.unicodeScalars.contains { $0 == "\n" || $0 == "\t" || VisibleText.isSteering($0) }, "safe to print")
            precondition(text.unicodeScalars.count <= 1100, "and short")
        }
        for type in DNSRecordType.allCases { _ = message.failure(for: type) }
    }
}
