import NetInventory
import Testing

@testable import Doctor

@Suite("What is wrong with a machine")
struct DiagnosisTests {
    private func states(_ facts: MachineFacts, _ area: Finding.Area) -> [Finding.State] {
        Diagnosis(facts).findings.filter { $0.area == area }.map(\.state)
    }

    @Test func nothingIsWrongWithAHealthyOne() {
        let diagnosis = Diagnosis(.healthy)
        #expect(!diagnosis.hasProblem)
        #expect(diagnosis.findings.allSatisfy { $0.state == .ok }, "\(diagnosis.findings.filter { $0.state != .ok })")
        #expect(Set(diagnosis.findings.map(\.area)) == Set(Finding.Area.allCases))
    }

    @Test func aGroupInTheRangeMaySend() {
        var facts = MachineFacts.healthy
        facts.rights.hasNetRaw = false
        facts.rights.pingGroups = .init(first: 0, last: 2_147_483_647)
        #expect(states(facts, .rights) == [.ok])
        facts.rights.pingGroups = .init(first: 1, last: 0)
        #expect(states(facts, .rights) == [.problem])
        facts.rights.hasNetRaw = nil
        #expect(states(facts, .rights) == [.unknown])
    }

    @Test("Connections take a descriptor each, echoes none")
    func descriptors() {
        var facts = MachineFacts.healthy
        facts.plan = PlanFacts(echoes: 100_000, connections: 936)
        facts.network.receiveMost = 1 << 30
        facts.sockets.descriptors = 1000
        #expect(!Diagnosis(facts).hasProblem)
        facts.sockets.descriptors = 999
        #expect(Diagnosis(facts).findings.contains(Finding(.problem, .sockets(.fewDescriptors(999, most: 65_536, needed: 1000)))))
    }

    @Test("A buffer is small only for the plan that overflows it, and CAP_NET_ADMIN is not bound by the limit")
    func buffers() {
        var facts = MachineFacts.healthy
        facts.network.receiveMost = 212_992
        facts.plan = PlanFacts(echoes: 92, connections: 0)
        #expect(states(facts, .network).first == .ok)
        facts.plan = PlanFacts(echoes: 93, connections: 0)
        #expect(states(facts, .network).first == .warning)
        facts.rights.hasNetAdmin = true
        #expect(states(facts, .network).first == .ok)
    }

    @Test func aRingAtItsMostIsNotSmall() {
        var facts = MachineFacts.healthy
        facts.network.interfaces = [.init(name: "eth0", receive: .init(size: 256, most: 256), send: nil)]
        #expect(states(facts, .network).last == .ok)
        facts.network.interfaces = [.init(name: "eth0", receive: nil, send: nil)]
        #expect(states(facts, .network).last == .unknown)
    }

    @Test("An old result is wrong only where a service runs")
    func ages() {
        var facts = MachineFacts.healthy
        facts.store.now = facts.store.now + .seconds(3600)
        #expect(states(facts, .store).last == .problem)
        facts.store.writer = .nobody
        #expect(states(facts, .store).last == .ok)
        facts.store.now = facts.store.now - .seconds(7200)
        #expect(states(facts, .store).last == .warning)
    }

    @Test("The disk is judged by what is free and by how long that lasts")
    func disk() {
        var facts = MachineFacts.healthy
        facts.disk.growthPerDay = nil
        #expect(states(facts, .disk).first == .ok)
        facts.disk.growthPerDay = (facts.disk.freeBytes ?? 0) / 30
        #expect(states(facts, .disk).first == .warning)
        facts.disk.growthPerDay = (facts.disk.freeBytes ?? 0) / 6
        #expect(states(facts, .disk).first == .problem)
        facts.disk.growthPerDay = -5
        facts.disk.freeInodes = 3
        #expect(states(facts, .disk) == [.ok, .problem])
        facts.disk.freeBytes = nil
        #expect(states(facts, .disk) == [.unknown])
    }

    @Test("No socket is wrong only where a service runs")
    func control() {
        var facts = MachineFacts.healthy
        facts.control.outcome = .absent
        #expect(states(facts, .control) == [.warning])
        facts.store.writer = .nobody
        #expect(states(facts, .control) == [.ok])
        facts.control.outcome = .nobodyListens
        #expect(states(facts, .control) == [.warning])
        facts.control.outcome = .denied
        #expect(states(facts, .control) == [.problem])
    }

    @Test func filesThatAreWrong() {
        var facts = MachineFacts.healthy
        facts.configuration = .none
        facts.topology = .none
        #expect(states(facts, .configuration) == [.ok] && states(facts, .topology) == [.problem])
        facts.topology = .read(path: "t", errors: 0, warnings: 2)
        #expect(states(facts, .topology) == [.warning])
    }
}
