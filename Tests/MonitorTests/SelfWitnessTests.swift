import Logging
import NetInventory
import Probe
import Synchronization
import TestHistories
import Testing

@testable import Monitor

@Suite("What netmon knows about itself", .timeLimit(.minutes(5)))
struct SelfWitnessTests {
    /// A wall clock that can be set, and a steady one.
    final class TwoClocks: MonitorClock {
        private let times = Mutex((wall: Timestamp(milliseconds: 1_000_000), steady: Milliseconds(500)))
        func now() -> Timestamp { times.withLock(\.wall) }
        func steady() -> Milliseconds { times.withLock(\.steady) }
        func pass(_ length: Milliseconds) { times.withLock { $0 = ($0.wall + length, $0.steady + length) } }
        func step(_ length: Milliseconds) { times.withLock { $0.wall = $0.wall + length } }
        func sleep(until moment: Timestamp) async throws { pass(max(moment - now(), .zero)) }
    }

    let clock = TwoClocks()
    let network = ScriptedNetwork()
    /// Behind the gateway, on the link, on the machine itself.
    static let far = IPAddress(v4: 0x0a01_0001)
    static let near = IPAddress(v4: 0x0a00_0002)
    static let own = IPAddress(v4: 0x7f00_0001)

    static func check(_ address: IPAddress, poorTime: Milliseconds? = nil) -> Check {
        Check(
            object: ObjectID(.unit, "u\(address.bits)"),
            spec: CheckSpec(name: "icmp", question: .icmp(address), every: .seconds(30), poorTime: poorTime))
    }

    static let plan = CheckPlan(checks: [check(far), check(near), check(own)])

    func witness(_ settings: WitnessSettings = WitnessSettings(), plan: CheckPlan = plan) async -> SelfWitness {
        let witness = SelfWitness(network: network, settings: settings, clock: clock, logger: MonitorServiceTests.quiet) {
            [network, clock] in
            network.echo($0, at: clock.now())
        }
        witness.begins(plan, lastHeard: nil)
        _ = witness.takeTurnToAsk()
        await witness.askGateways()
        return witness
    }

    /// The word on a burst that began two seconds ago.
    func word(
        _ witness: SelfWitness, on address: IPAddress, _ failure: ProbeFailure? = ProbeFailure(.timeout, detail: ""),
        spec: CheckSpec? = nil,
        ago: Milliseconds = .seconds(2)
    ) async -> WitnessReason? {
        let check = Self.check(address)
        let result = CheckResult(check: check.id, at: clock.now() - ago, sent: 5, received: 0, times: [], failure: failure)
        return await witness.word(on: result, spec: spec ?? check.spec, address: address)
    }

    func spells(_ witness: SelfWitness) -> [String] {
        witness.takeNews().map { spell in
            let (from, to) = (spell.from.milliseconds - 1_000_000, spell.to.map { $0.milliseconds - 1_000_000 })
            return "\(spell.reason.rawValue) \(spell.detail) \(from)–\(to.map { String($0) } ?? "")"
        }
    }

    @Test("While all is well nothing is discounted")
    func fit() async {
        let witness = await witness()
        clock.pass(.seconds(2))
        for address in [Self.far, Self.near, Self.own] { #expect(await word(witness, on: address) == nil) }
        #expect(witness.lasting == [])
        #expect(spells(witness) == [])
    }

    @Test("A cable that is pulled out: what goes out by it is not judged, what is asked on the machine itself is")
    func pulledCable() async {
        let witness = await witness()
        clock.pass(.seconds(10))
        witness.look()
        clock.pass(Milliseconds(700))
        network.state.withLock { $0.isWorking = false }
        #expect(await word(witness, on: Self.far) == .link)
        #expect(await word(witness, on: Self.near) == .link)
        #expect(await word(witness, on: Self.own) == nil)
        // From the last look at which it worked.
        #expect(spells(witness).first == "link eth0 10000–")
        clock.pass(.seconds(60))
        network.state.withLock { $0.isWorking = true }
        #expect(await word(witness, on: Self.near) == .link, "the burst had begun before the cable was back")
        #expect(spells(witness).contains("link eth0 10000–70700"))
        clock.pass(.seconds(10))
        #expect(await word(witness, on: Self.near) == nil)
        #expect(witness.lasting == [])
    }

    @Test("A carrier that went and came between two looks shows by its count of changes")
    func flickeringCarrier() async {
        let witness = await witness()
        clock.pass(.seconds(3))
        network.state.withLock { $0.changes += 2 }
        #expect(await word(witness, on: Self.near) == .link)
        #expect(spells(witness) == ["link eth0 0–3000"])
    }

    @Test("A silent gateway: what is behind it is not judged, what is on the link is; it is asked anew for each result")
    func silentGateway() async {
        let witness = await witness()
        clock.pass(.seconds(4))
        network.state.withLock { $0.isGatewaySilent = true }
        #expect(await word(witness, on: Self.near) == nil)
        #expect(await word(witness, on: Self.far) == .gateway)
        #expect(spells(witness) == ["gateway 10.0.0.1 0–"])
        clock.pass(.seconds(4))
        network.state.withLock { $0.isGatewaySilent = false }
        _ = await word(witness, on: Self.far)
        #expect(spells(witness) == ["gateway 10.0.0.1 0–8000"])
        clock.pass(.seconds(4))
        #expect(await word(witness, on: Self.far) == nil)
    }

    @Test("A gateway that never answers echoes counts as there while the link knows it, and as lost where it does not")
    func filteringGateway() async {
        network.state.withLock { $0.isGatewaySilent = true }
        let witness = await witness()
        clock.pass(.seconds(4))
        #expect(await word(witness, on: Self.far) == nil)
        network.state.withLock { $0.isUnresolved = true }
        #expect(await word(witness, on: Self.far) == .gateway)
    }

    @Test("A gateway that is itself a target is not netmon's own; one that is named is, whatever the routes say")
    func gatewayOfTheNetwork() async {
        let plan = CheckPlan(checks: [Self.check(Self.far), Self.check(ScriptedNetwork.gateway)])
        let witness = await witness(plan: plan)
        network.state.withLock { $0.isGatewaySilent = true }
        clock.pass(.seconds(4))
        #expect(await word(witness, on: Self.far) == nil)
        #expect(network.state.withLock(\.asked) == 0)
        network.state.withLock { $0.isGatewaySilent = false }
        let named = await self.witness(WitnessSettings(gateways: [ScriptedNetwork.gateway]), plan: plan)
        network.state.withLock { $0.isGatewaySilent = true }
        clock.pass(.seconds(4))
        #expect(await word(named, on: Self.far) == .gateway)
    }

    @Test("Nothing is looked at where netmon.yaml says none")
    func none() async {
        let witness = await witness(WitnessSettings(interfaces: [], gateways: []))
        network.state.withLock { ($0.isWorking, $0.isGatewaySilent) = (false, true) }
        clock.pass(.seconds(4))
        #expect(await word(witness, on: Self.far) == nil)
        #expect(network.state.withLock(\.asked) == 0)
    }

    @Test("A route that is lost; a target that never had one is its own matter")
    func lostRoute() async {
        let witness = await witness()
        clock.pass(.seconds(4))
        witness.look()
        network.state.withLock { $0.hasRoute = false }
        let here = ProbeFailure(.netUnreachable, isFromHere: true, detail: "")
        #expect(await word(witness, on: Self.far, here) == .route)
        #expect(await word(witness, on: IPAddress(v4: 0x0a02_0001), here) == nil)
        clock.pass(.seconds(2))
        network.state.withLock { $0.hasRoute = true }
        witness.look()
        #expect(witness.lasting == [])
        #expect(spells(witness) == ["route eth0 0–", "route eth0 0–6000"])
    }

    @Test("A word from outside came over a network that worked: it is judged whatever was wrong here")
    func wordsFromOutside() async {
        let witness = await witness()
        network.state.withLock { $0.isWorking = false }
        clock.pass(.seconds(2))
        for code in [ProbeFailure.Code.refused, .status, .body, .tls] {
            #expect(await word(witness, on: Self.near, ProbeFailure(code, detail: "")) == nil, "\(code)")
        }
        #expect(await word(witness, on: Self.near, ProbeFailure(.hostUnreachable, from: IPAddress(v4: 0x0a00_0009), detail: "")) == nil)
        // The kernel's own word in a router's form, and words of this machine.
        #expect(await word(witness, on: Self.near, ProbeFailure(.hostUnreachable, from: Self.own, detail: "")) == .link)
        #expect(await word(witness, on: Self.near, ProbeFailure(.hostUnreachable, detail: "")) == .link)
        #expect(await word(witness, on: Self.near, ProbeFailure(.local, detail: "")) == .link)
        #expect(await word(witness, on: Self.near, nil) == .link)
    }

    @Test("Lateness discounts silence and slowness where it took half of the time, and nothing else")
    func late() async {
        let witness = await witness()
        func stall(_ length: Int64) {
            witness.sleeps(until: clock.now() + .seconds(1))
            clock.pass(.seconds(1) + Milliseconds(length))
            witness.look()
        }
        var spec = Self.check(Self.own).spec
        spec.timeout = .seconds(2)
        stall(400)
        #expect(await word(witness, on: Self.own, spec: spec) == nil)
        stall(900)
        #expect(await word(witness, on: Self.own, spec: spec) == nil, "less than half of two seconds")
        #expect(await word(witness, on: Self.own) == .late, "more than half of one second")
        stall(1200)
        #expect(await word(witness, on: Self.own, spec: spec) == .late)
        #expect(await word(witness, on: Self.own, ProbeFailure(.refused, detail: ""), spec: spec) == nil)
        spec.poorTime = .seconds(3)
        #expect(await word(witness, on: Self.own, nil, spec: spec) == nil, "it added less than half of the limit")
        clock.pass(.seconds(10))
        #expect(await word(witness, on: Self.own) == nil)
        // Close to each other they are one row.
        #expect(spells(witness).map { $0.split(separator: "–")[0] } == ["late  2400", "late  2400"])
    }

    @Test("A stall that the loop has not woken from yet counts for a result that comes first")
    func lateBeforeTheLoop() async {
        let witness = await witness()
        witness.sleeps(until: clock.now() + .seconds(1))
        clock.pass(.seconds(5))
        #expect(await word(witness, on: Self.own) == .late)
    }

    @Test("Answers that the kernel threw away discount silence on ICMP alone")
    func drops() async {
        let witness = await witness()
        clock.pass(.seconds(2))
        network.state.withLock { $0.drops = 7 }
        var tcp = Self.check(Self.own).spec
        tcp.question = .tcp(host: "127.0.0.1", port: 80)
        #expect(await word(witness, on: Self.own) == .drops)
        #expect(await word(witness, on: Self.own, spec: tcp) == nil)
        #expect(spells(witness) == ["drops  0–2000"])
    }

    @Test("A clock that is set is noted, with the time jumped over; results under way then are not judged")
    func clockSteps() async {
        let witness = await witness()
        witness.sleeps(until: clock.now() + .seconds(1))
        clock.pass(.seconds(1))
        clock.step(.seconds(3600))
        witness.look()
        #expect(spells(witness) == ["clock  1000–3601000"])
        #expect(await word(witness, on: Self.own) == .clock)
        clock.pass(.seconds(10))
        #expect(await word(witness, on: Self.own) == nil)
        clock.step(.seconds(-60))
        witness.look()
        #expect(spells(witness) == ["clock  3551000–3551000"])
    }

    @Test("The time in which netmon did not run is noted at its start")
    func off() async {
        let witness = SelfWitness(network: network, clock: clock, logger: MonitorServiceTests.quiet) { [network, clock] in
            network.echo($0, at: clock.now())
        }
        witness.begins(Self.plan, lastHeard: clock.now() - .seconds(600))
        #expect(spells(witness) == ["off  -600000–0"])
        witness.begins(Self.plan, lastHeard: clock.now() - .seconds(45))
        #expect(spells(witness) == [])
    }

    final class Tally: Sendable {
        let count = Mutex((asked: 0, answered: 0))
        let desk = GatewayDesk()

        /// One who asks; the bursts before and after.
        func ask() async -> (Int, Int) {
            let before = count.withLock(\.asked)
            await desk.share(ScriptedNetwork.gateway) {
                count.withLock { $0.asked += 1 }
                for _ in 0..<50 { await Task.yield() }
            }
            return count.withLock { count in
                count.answered += 1
                return (before, count.asked)
            }
        }
    }

    @Test("Many results at once ask the gateway by few bursts, each of which began after the result was there")
    func sharedQuestions() async {
        let tally = Tally()
        await withTaskGroup(of: (Int, Int).self) { group in
            for _ in 0..<100 { group.addTask { await tally.ask() } }
            for await (before, after) in group { #expect(after > before) }
        }
        #expect(tally.count.withLock(\.answered) == 100)
        #expect(tally.count.withLock(\.asked) < 50)
    }

    @Test("Through the whole service: a pulled cable makes nothing down, and the units behind a dead link of the network are down")
    func service() async throws {
        let archive = MonitorServiceTests.Archive()
        let clock = ManualClock()
        let far = (0..<5).map { IPAddress(v4: 0x0a01_0001 + UInt32($0)) }
        let plan = CheckPlan(checks: far.map { Self.check($0) })
        let network = network
        /// Pulled from minute 5 to minute 8; the first two units are dead from minute 12 to 14.
        @Sendable func look() {
            let minute = clock.now().milliseconds / 60_000
            network.state.withLock { $0.isWorking = !(5..<8).contains(minute) }
        }
        let probe: @Sendable (ProbeQuestion) async -> ProbeResult = { question in
            look()
            if question.target == .address(ScriptedNetwork.gateway) { return network.echo(question, at: clock.now()) }
            let minute = clock.now().milliseconds / 60_000
            let isDead =
                !network.state.withLock(\.isWorking)
                || (12..<14).contains(minute) && far.prefix(2).contains { question.target == .address($0) }
            return ProbeResult(
                question: question, startedAt: clock.now(), address: far.first { question.target == .address($0) }, sent: 5,
                received: isDead ? 0 : 5, times: isDead ? [] : [1, 1, 1, 1, 1], failure: isDead ? ProbeFailure(.timeout, detail: "") : nil)
        }
        let witness = SelfWitness(network: network, clock: clock, logger: MonitorServiceTests.quiet, ask: probe)
        let service = MonitorService(
            plan: plan, probe: probe, clock: clock, logger: MonitorServiceTests.quiet, witness: witness,
            commit: { batch in archive.batches.withLock { $0.append((clock.now(), batch)) } })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 16 * 60_000 { await Task.yield() }
        running.cancel()
        try await running.value
        for (number, address) in far.enumerated() {
            let states = try #require(archive.ledgers()[Self.check(address).id.object]).map(\.state)
            #expect(states == [.up, .unmonitored, .up] + (number < 2 ? [.down, .up] : []), "\(number)")
        }
        let batches = archive.batches.withLock { $0 }.map(\.batch)
        #expect(batches.flatMap(\.results).filter { $0.unfit != nil }.allSatisfy { $0.received == 0 })
        // The stored results alone give the same ledger.
        var judge = Judge(checks: plan.checks)
        var ledgers: [ObjectID: [LedgerEntry]] = [:]
        for result in batches.flatMap(\.results) {
            if let change = judge.take(result)?.change { ledgers[change.object, default: []].replaceTail(change) }
        }
        #expect(ledgers == archive.ledgers())
        let link = batches.flatMap(\.spells).filter { $0.reason == .link }
        #expect(link.count == 2)
        #expect((295_000...300_000).contains(link[0].from.milliseconds) && link[0].to == nil)
        #expect((480_000...485_000).contains(link[1].to?.milliseconds ?? 0))
    }
}
