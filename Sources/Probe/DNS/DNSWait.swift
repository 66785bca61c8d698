import NIOCore
import NetInventory

/// Waits for the answer to one request, whatever it comes over. Lives on the event loop.
final class DNSWait {
    /// So many messages that answer nothing are told one by one.
    private static let mostNotes = 16

    private let query: DNSQuery
    private let deadline: NIODeadline
    private let limit: Milliseconds
    private let begun: NIODeadline
    private let isExplained: Bool
    private let outcome: EventLoopPromise<DNSReply>
    private var reply = DNSReply()
    private var sentAt: NIODeadline?
    private var ignored = 0
    private var timer: Scheduled<Void>?
    private var isOver = false

    /// - Parameters:
    ///   - begun: when the try began, which its notes count from.
    ///   - deadline: when it ends, `limit` behind that.
    init(
        _ query: DNSQuery, begun: NIODeadline, until deadline: NIODeadline, limit: Milliseconds, isExplained: Bool,
        _ outcome: EventLoopPromise<DNSReply>
    ) {
        self.query = query
        self.begun = begun
        self.deadline = deadline
        self.limit = limit
        self.isExplained = isExplained
        self.outcome = outcome
    }

    /// The request goes out now.
    func send(_ channel: any Channel, _ transport: DNSSight.Transport, bytes: Int, connect: Int64? = nil) {
        sentAt = NIODeadline.now()
        reply.connect = connect
        let from = channel.localAddress.map { " from \($0.ipAddress ?? ""):\($0.port ?? 0)" } ?? ""
        if let connect { note(.connect, "the connection stood after \(TraceText.time(connect))") }
        note(.send, "\(bytes) bytes\(from) over \(transport.rawValue), id \(query.id)")
        let late = NIOLoopBound(self, eventLoop: channel.eventLoop)
        timer = channel.eventLoop.scheduleTask(deadline: deadline) { late.value.expire(isConnected: transport == .tcp) }
    }

    /// - Parameter isForeign: another sender's, as can reach a socket before it is bound to one.
    func receive(_ message: [UInt8], isForeign: Bool = false) {
        guard !isOver else { return }
        if let objection = isForeign ? "another sender" : query.objection(to: message) {
            ignored += 1
            if ignored <= Self.mostNotes { note(.receive, "ignored a message of \(message.count) bytes: \(objection)") }
            return
        }
        reply.bytes = message
        let waited = (NIODeadline.now() - (sentAt ?? begun)).nanoseconds
        reply.waited = waited
        note(.receive, "an answer of \(message.count) bytes after \(TraceText.time(waited))")
        finish(nil)
    }

    func finish(_ failure: ProbeFailure?) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        if ignored > Self.mostNotes { note(.receive, "\(ignored) messages were ignored in all") }
        reply.failure = failure
        outcome.succeed(reply)
    }

    private func expire(isConnected: Bool) {
        let others = ignored == 0 ? "" : "; \(ignored) message\(ignored == 1 ? " was" : "s were") none to this question"
        finish(ProbeFailure(.timeout, wasConnected: isConnected, detail: "no answer within \(limit.count) ms\(others)"))
    }

    private func note(_ phase: ProbeTrace.Phase, _ text: String) {
        guard isExplained else { return }
        reply.notes.append(TryNote(phase: phase, at: (NIODeadline.now() - begun).nanoseconds, text: text))
    }
}
