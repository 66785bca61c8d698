import NetInventory
import Testing

@testable import Probe

/// A thousand targets at once, each with a fate of its own.
@Suite(
    .enabled(if: ScriptedNetwork.isPossible, "takes network namespaces and /dev/net/tun: root and iproute2"), .timeLimit(.minutes(10)))
struct ScriptedCountyTests {
    private enum Fate: Int, CaseIterable {
        case answers, answersTwice, isSilent, isRefused, runsOut, isDamagedFirst, isAnsweredByAnother, answersLate

        init(_ host: Int) { self = Self.allCases[host % Self.allCases.count] }

        func reactions(_ echo: ArrivedEcho) -> [Reaction] {
            let isV4 = echo.family == .v4
            switch self {
            case .answers: return [.answer]
            case .answersTwice: return echo.number < 2 ? [.answer, .answer] : [.answer]
            case .isSilent: return []
            case .isRefused: return [.word(ScriptedWord(type: isV4 ? 3 : 1, code: isV4 ? 13 : 1))]
            case .runsOut: return [.word(ScriptedWord(type: isV4 ? 11 : 3, code: 0, quote: .whole))]
            case .isDamagedFirst: return [.answer(flaw: .flippedBit), .answer]
            case .isAnsweredByAnother: return [.answer(from: ScriptedNetwork.router(echo.family))]
            // What is kept is let go by whoever comes with a third echo: the answers of many targets at once, late and mixed.
            case .answersLate: return echo.number < 2 ? [.keep(.answer)] : [.answer, .release]
            }
        }
    }

    @Test(arguments: EchoWay.all) func `each of a thousand targets gets its own verdict`(way: EchoWay) async throws {
        let hosts = Array(8..<1008)
        let network = try ScriptedNetwork { Fate($0.host).reactions($0) }
        let outcome = try await network.ask(way, hosts) { host, question in
            question.count = 3
            question.period = Milliseconds(200)
            if [.isSilent, .isAnsweredByAnother].contains(Fate(host)) { question.timeout = .seconds(10) }
        }
        for (host, result) in zip(hosts, outcome.results) {
            let fate = Fate(host)
            #expect(result.sent == 3 && result.address == IPAddress(ScriptedNetwork.host(host, way.family)))
            #expect(result.times.count == result.received)
            let router = ScriptedNetwork.router(way.family)
            switch fate {
            case .answers, .answersTwice, .isDamagedFirst, .answersLate:
                #expect(result.received == 3 && result.failure == nil, "\(fate) \(host)")
                #expect(result.duplicates == (fate == .answersTwice ? 2 : 0), "\(fate) \(host)")
            case .isSilent, .isAnsweredByAnother:
                #expect(result.received == 0 && result.failure?.code == .timeout, "\(fate) \(host)")
            case .isRefused:
                #expect(result.received == 0 && result.failure?.code == .adminProhibited && result.failure?.from == router, "\(host)")
            case .runsOut:
                #expect(result.received == 0 && result.failure?.code == .ttlExceeded && result.failure?.from == router, "\(host)")
            }
        }
        // 125 targets of each fate, three echoes each.
        let counters = outcome.counters
        #expect(outcome.arrived.count == 3000 && counters.sent == 3000)
        #expect(counters.answered == 1500 && counters.refused == 750 && counters.foreign == 375 && counters.duplicates == 250)
        #expect(counters.corrupt == (way.kind == .raw && way.family == .v4 ? 375 : 0))
        #expect(counters.late == 0 && counters.notSent == 0)
    }
}
