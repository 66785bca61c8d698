import NetInventory
import Testing

@testable import Probe

/// What routers say, each code of each family, quoting little or much. Every wait is given ten minutes, so that a test that passes has seen
/// the word end it.
@Suite(
    .enabled(if: ScriptedNetwork.isPossible, "takes network namespaces and /dev/net/tun: root and iproute2"), .timeLimit(.minutes(10)))
struct ScriptedWordTests {
    private struct Row {
        var word: ScriptedWord
        var code: ProbeFailure.Code
        var detail: String
    }

    private static func rows(_ family: IPAddress.Family) -> [Row] {
        func row(_ type: UInt8, _ code: UInt8, _ meaning: ProbeFailure.Code, mtu: UInt16 = 0, _ detail: String) -> Row {
            Row(
                word: ScriptedWord(type: type, code: code, mtu: mtu), code: meaning,
                detail: "\(detail), says \(ScriptedNetwork.router(family)) (ICMP type \(type) code \(code))")
        }
        let (net, host, filter) = ("no route to the network", "the host cannot be reached", "forbidden by a filter")
        let (port, ttl) = ("port unreachable", "the time to live ran out on the way")
        let big = "the packet is too big, at most 1400 bytes pass"
        switch family {
        case .v4:
            return [
                row(3, 0, .netUnreachable, net), row(3, 1, .hostUnreachable, host), row(3, 2, .hostUnreachable, host),
                row(3, 3, .portUnreachable, port), row(3, 4, .tooBig, mtu: 1400, big), row(3, 6, .netUnreachable, net),
                row(3, 7, .hostUnreachable, host), row(3, 9, .adminProhibited, filter), row(3, 10, .adminProhibited, filter),
                row(3, 11, .netUnreachable, net), row(3, 12, .hostUnreachable, host), row(3, 13, .adminProhibited, filter),
                row(11, 0, .ttlExceeded, ttl),
            ]
        case .v6:
            return [
                row(1, 0, .netUnreachable, net), row(1, 1, .adminProhibited, filter), row(1, 2, .netUnreachable, net),
                row(1, 3, .hostUnreachable, host), row(1, 4, .portUnreachable, port), row(1, 5, .adminProhibited, filter),
                row(1, 6, .adminProhibited, filter), row(2, 0, .tooBig, mtu: 1400, big), row(3, 0, .ttlExceeded, ttl),
            ]
        }
    }

    @Test(arguments: EchoWay.all, [ScriptedWord.Quote.shortest, .whole])
    func `each word ends the wait and is kept with the router's address`(way: EchoWay, quote: ScriptedWord.Quote) async throws {
        let rows = Self.rows(way.family)
        let network = try ScriptedNetwork { echo in
            var word = rows[echo.host - 2].word
            word.quote = quote
            return [.word(word)]
        }
        let outcome = try await network.ask(way, Array(2..<2 + rows.count)) { host, question in
            question.count = 2
            // What a router finds too big is an echo that may not be cut.
            if rows[host - 2].code == .tooBig {
                question.size = 1450
                question.packet.dontFragment = true
            }
        }
        for (row, result) in zip(rows, outcome.results) {
            #expect(result.sent == 2 && result.received == 0)
            #expect(result.failure == ProbeFailure(row.code, from: ScriptedNetwork.router(way.family), detail: row.detail))
            #expect(result.failure?.isOwn == false)
        }
        #expect(outcome.counters.refused == rows.count * 2 && outcome.counters.sent == rows.count * 2)
        #expect(outcome.counters.foreign == 0 && outcome.counters.late == 0 && outcome.counters.notSent == 0)
        #expect(outcome.arrived.count == rows.count * 2, "the network saw each echo once")
    }

    @Test(arguments: EchoWay.all, [ScriptedWord.Quote.shortest, .whole])
    func `a word about somebody else's echo ends nothing`(way: EchoWay, quote: ScriptedWord.Quote) async throws {
        let (type, code): (UInt8, UInt8) = way.family == .v4 ? (3, 1) : (1, 3)
        var others: [ScriptedWord.Subject] = [.otherDestination, .otherIdentifier, .otherProtocol]
        // For unprivileged sockets the kernel itself says which echo an error quotes, and does not look at fragments.
        if way.family == .v4, way.kind == .raw { others.append(.laterFragment) }
        // With eight bytes quoted nobody can tell whose cookie it was.
        if quote == .whole { others.append(.otherCookie) }
        let words = others.map { Reaction.word(ScriptedWord(type: type, code: code, quote: quote, about: $0)) }
        let outcome = try await ScriptedNetwork { _ in words + [.answer] }.ask(way) { $1.count = 3 }
        #expect(outcome.results[0].received == 3, "\(String(describing: outcome.results[0].failure))")
        #expect(outcome.counters.refused == 0 && outcome.counters.answered == 3)
    }

    @Test(arguments: EchoWay.all) func `words that are no verdict on the target end nothing`(way: EchoWay) async throws {
        // Source quench, redirect, reassembly, parameter problem; in IPv6 reassembly and parameter problem.
        let types: [(UInt8, UInt8)] = way.family == .v4 ? [(4, 0), (5, 1), (11, 1), (12, 0)] : [(3, 1), (4, 0)]
        let words = types.map { Reaction.word(ScriptedWord(type: $0, code: $1)) }
        let outcome = try await ScriptedNetwork { _ in words + [.answer] }.ask(way) { $1.count = 3 }
        #expect(outcome.results[0].received == 3 && outcome.counters.refused == 0)
    }

    @Test(arguments: EchoWay.all) func `who answers after a router's no was reachable all the same`(way: EchoWay) async throws {
        let (type, code): (UInt8, UInt8) = way.family == .v4 ? (3, 1) : (1, 3)
        // The second echo keeps the burst open until the first one's answer is read.
        let network = try ScriptedNetwork { echo in
            echo.number == 0 ? [.word(ScriptedWord(type: type, code: code)), .keep(.answer)] : [.release, .answer]
        }
        let outcome = try await network.ask(way) {
            $1.count = 2
            $1.period = Milliseconds(30)
        }
        #expect(outcome.results[0].received == 2 && outcome.results[0].failure == nil)
        #expect(outcome.counters.refused == 1 && outcome.counters.answered == 2)
    }

    @Test(arguments: EchoWay.all) func `a word about an echo that was answered changes nothing`(way: EchoWay) async throws {
        let (type, code): (UInt8, UInt8) = way.family == .v4 ? (3, 1) : (1, 3)
        let network = try ScriptedNetwork { $0.number == 0 ? [.answer, .word(ScriptedWord(type: type, code: code))] : [.answer] }
        let outcome = try await network.ask(way) {
            $1.count = 2
            $1.period = Milliseconds(50)
        }
        #expect(outcome.results[0].received == 2 && outcome.results[0].failure == nil)
        #expect(outcome.counters.answered == 2)
    }
}
