import Monitor
import NetInventory
import Probe
import Testing

@Suite("Results of a netmon that was not fit to judge")
struct BlindResultTests {
    static let check = Check(
        object: ObjectID(.unit, "u1"),
        spec: CheckSpec(
            name: "icmp", question: .icmp(IPAddress(v4: 1)), every: .seconds(30), confirm: 3, recover: 2, poorLoss: 0.2,
            poorTime: Milliseconds(50)))

    static func result(_ second: Int64, received: Int, unfit: WitnessReason? = nil) -> CheckResult {
        CheckResult(
            check: check.id, at: Timestamp(milliseconds: second * 1000), sent: 5, received: received,
            times: Array(repeating: 1_000_000, count: received), failure: received < 5 ? ProbeFailure(.timeout, detail: "") : nil,
            unfit: unfit)
    }

    static func judged(_ results: [CheckResult], until end: Int64) -> [String] {
        var judge = Judge(checks: [check])
        var ledger: [LedgerEntry] = []
        for result in results { if let change = judge.take(result)?.change { ledger.replaceTail(change) } }
        for change in judge.advance(to: Timestamp(milliseconds: end * 1000)) { ledger.replaceTail(change) }
        return ledger.map { "\($0.at.milliseconds / 1000) \($0.state.name)" }
    }

    @Test("Bad and poor ones are blind, good ones stay good")
    func outcomes() {
        let spec = Self.check.spec
        #expect(spec.outcome(of: Self.result(0, received: 0)) == .bad)
        #expect(spec.outcome(of: Self.result(0, received: 0, unfit: .link)) == .blind)
        #expect(spec.outcome(of: Self.result(0, received: 3, unfit: .drops)) == .blind)
        #expect(spec.outcome(of: Self.result(0, received: 5, unfit: .link)) == .good)
    }

    @Test("From a blind result on nothing is known, until the next that is judged")
    func unmonitored() {
        let results = [
            Self.result(0, received: 5), Self.result(30, received: 5), Self.result(60, received: 0, unfit: .gateway),
            Self.result(90, received: 0, unfit: .gateway), Self.result(120, received: 5),
        ]
        #expect(Self.judged(results, until: 130) == ["0 up", "60 unmonitored", "120 up"])
    }

    @Test("They neither begin nor end a run: bad results before and after them confirm together, and the blind time stays unmonitored")
    func runs() {
        let results = [
            Self.result(0, received: 5), Self.result(30, received: 0), Self.result(35, received: 0),
            Self.result(40, received: 0, unfit: .link), Self.result(60, received: 0, unfit: .link), Self.result(70, received: 0),
        ]
        #expect(Self.judged(results, until: 71) == ["0 up", "30 down", "40 unmonitored", "70 down"])
    }

    @Test("A hundred of them make nothing down, and a lapse that was noted before is taken back")
    func long() {
        let blind = (1...100).map { Self.result($0 * 30, received: 0, unfit: .link) }
        #expect(Self.judged([Self.result(0, received: 5)] + blind, until: 3010) == ["0 up", "30 unmonitored"])
        var judge = Judge(checks: [Self.check])
        var ledger: [LedgerEntry] = []
        func note(_ changes: [LedgerChange]) { for change in changes { ledger.replaceTail(change) } }
        note([judge.take(Self.result(0, received: 5))?.change].compactMap { $0 })
        note(judge.advance(to: Timestamp(milliseconds: 70_000)))
        #expect(ledger.map(\.at.milliseconds) == [0, 60_000])
        note([judge.take(Self.result(45, received: 0, unfit: .late))?.change].compactMap { $0 })
        #expect(ledger.map(\.at.milliseconds) == [0, 45_000])
    }
}
