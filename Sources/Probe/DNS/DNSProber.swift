package import NIOCore
import NIOPosix
import NetInventory

/// Asks one name server for one name and looks at its answer (RFC 1035); this machine's own resolver has no part in it.
///
/// Each try is one datagram from a socket of its own, with a port and an id that nobody can guess, and is not sent again. What does not
/// repeat id and question, or comes from another sender, is no answer. An answer that did not fit is asked for again over TCP (RFC 7766).
/// NOERROR with a record of the type asked, also behind aliases, is answered; each other response code, and none such record, is the
/// failure `status`; an answer that cannot be read is `malformed`.
package struct DNSProber: Prober {
    private let group: any EventLoopGroup
    private let settings: ProbeSettings

    package init(group: any EventLoopGroup, settings: ProbeSettings = ProbeSettings()) {
        self.group = group
        self.settings = settings
    }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        guard case .url(let text) = question.target else {
            return .unasked(question, ProbeFailure(.local, detail: "a DNS check needs a server and a name: dns://SERVER/NAME"))
        }
        let asked: DNSQuestion
        do throws(ProbeTargetMistake) {
            asked = try DNSQuestion(text)
        } catch {
            return .unasked(question, ProbeFailure(.local, detail: error.description))
        }
        if let failure = ProbeConnector.refusal(question.packet) ?? NameResolver.mismatch(asked.server, question.family) {
            return .unasked(question, failure)
        }
        let burst = ConnectionBurst(question: question, address: asked.server, resolveMicroseconds: nil)
        return await burst.run { _ in await ask(asked, question) }
    }

    private func ask(_ asked: DNSQuestion, _ question: ProbeQuestion) async -> TryOutcome {
        let eventLoop = group.next()
        let begun = NIODeadline.now()
        let deadline = begun + .milliseconds(question.timeout.count)
        let visit = DNSVisit(eventLoop: eventLoop, settings: settings, question: question, asked: asked, begun: begun, deadline: deadline)
        var reply = DNSReply()
        var (isTruncated, notes) = (false, [TryNote]())
        if !asked.isTCP {
            reply = await visit.overDatagram(DNSQuery(asked))
            notes = reply.notes
            isTruncated = reply.bytes.map(DNSQuery.isTruncated) ?? false
            if isTruncated, question.isExplained { notes.append(visit.note(.retry, "the answer did not fit (TC): asked again over TCP")) }
        }
        if asked.isTCP || isTruncated {
            reply = await visit.overStream(DNSQuery(asked))
            notes += reply.notes
        }
        var outcome = TryOutcome(failure: reply.failure, notes: notes)
        guard let bytes = reply.bytes, let waited = reply.waited else { return outcome }
        let taken = isTruncated ? (NIODeadline.now() - begun).nanoseconds : waited + (reply.connect ?? 0)
        do throws(DNSMistake) {
            let message = try DNSMessage(bytes)
            let sight = DNSSight(message, over: asked.isTCP || isTruncated ? .tcp : .udp, isTruncated: isTruncated)
            outcome.dns = Shared(sight)
            outcome.failure = message.failure(for: asked.type)
            if question.isExplained { outcome.notes += sight.lines.map { visit.note(.receive, $0) } }
            guard outcome.failure == nil else { return outcome }
            outcome.phases.connect = reply.connect.map { Double($0) / 1000 }
            outcome.phases.firstByte = Double(waited) / 1000
            outcome.nanoseconds = taken
        } catch {
            outcome.failure = ProbeFailure(.malformed, detail: "the name server's answer cannot be read: \(error.sentence)")
        }
        return outcome
    }
}
