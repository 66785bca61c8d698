import Foundation
import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite struct NameResolverTests {
    @Test func `an address needs no resolving`() async {
        guard case .address(let address, let time) = await NameResolver.forTests.resolve("127.0.0.9", family: .any, within: .seconds(1))
        else {
            Issue.record("no address")
            return
        }
        #expect(address == IPAddress("127.0.0.9"))
        #expect(time == nil)
    }

    @Test func `a name that cannot be is the failure resolve`() async {
        // A label of 64 letters: the C library refuses it before it asks anybody.
        let name = String(repeating: "a", count: 64) + ".invalid"
        guard case .failed(let failure) = await NameResolver.forTests.resolve(name, family: .v4, within: .seconds(30))
        else {
            Issue.record("resolved")
            return
        }
        #expect(failure.code == .resolve)
        #expect(failure.detail.hasPrefix("\(name): "))
    }

    /// Looks up what a test says: names that begin with `dead` hang until the gate opens.
    private struct Scripted {
        let gate = DispatchSemaphore(value: 0)
        let asked = Recorder()
        let resolver: NameResolver
        let desk: LookupDesk

        init(limit: Int) {
            let (gate, asked) = (gate, asked)
            desk = LookupDesk(limit: limit) { key in
                asked.add(key.host)
                if key.host.hasPrefix("dead") {
                    gate.wait()
                    gate.signal()
                    return .failed(ProbeFailure(.resolve, detail: "late"))
                }
                return .address(IPAddress(v4: 0x7f00_0001), microseconds: nil)
            }
            resolver = NameResolver(desk: desk, group: MultiThreadedEventLoopGroup.singleton)
        }

        func resolve(_ host: String, within limit: Int64) async -> ProbeFailure? {
            switch await resolver.resolve(host, family: .any, within: Milliseconds(limit)) {
            case .address: nil
            case .failed(let failure): failure
            }
        }
    }

    @Test func `a lookup that hangs is given up`() async {
        let scripted = Scripted(limit: 4)
        #expect(
            await scripted.resolve("dead.example", within: 50)
                == ProbeFailure(.resolve, detail: "dead.example did not resolve within 50 ms"))
        scripted.gate.signal()
    }

    @Test func `who asks for the same name shares one lookup, also one that hangs`() async {
        let scripted = Scripted(limit: 4)
        for _ in 0..<3 { #expect(await scripted.resolve("dead.example", within: 20)?.code == .resolve) }
        #expect(scripted.asked.all == ["dead.example"])
        #expect(scripted.desk.counts == LookupCounts(running: 1, waiting: 0, asked: 3, joined: 2, crowdedOut: 0))
        async let late = scripted.resolve("dead.example", within: 600_000)
        scripted.gate.signal()
        // Perhaps the lookup that hung, perhaps one of its own.
        #expect(await late == ProbeFailure(.resolve, detail: "late"))
    }

    @Test func `a thousand dead names leave alone those that were quick, and are counted`() async {
        let scripted = Scripted(limit: 8)
        #expect(await scripted.resolve("living.example", within: 600_000) == nil)
        await withTaskGroup(of: ProbeFailure?.self) { group in
            for number in 0..<1000 { group.addTask { await scripted.resolve("dead\(number).example", within: 300) } }
            for _ in 0..<20 { group.addTask { await scripted.resolve("living.example", within: 600_000) } }
            var codes: [ProbeFailure.Code?: Int] = [:]
            for await failure in group { codes[failure?.code, default: 0] += 1 }
            // Six began and hung; nobody knows anything of the others, and that is netmon's own doing.
            #expect(codes == [nil: 20, .resolve: 6, .local: 994])
        }
        #expect(Set(scripted.asked.all.filter { $0.hasPrefix("dead") }).count == 6)
        let counts = scripted.desk.counts
        #expect(counts.running == 6 && counts.waiting == 0 && counts.crowdedOut == 994 && counts.asked == 1021)
        #expect(await scripted.resolve("dead0.example", within: 10)?.isOwn == (scripted.asked.all.contains("dead0.example") ? false : true))
        scripted.gate.signal()
    }

    @Test func `whoever waits when the desk closes is told`() async {
        let scripted = Scripted(limit: 4)
        async let waiting = scripted.resolve("dead.example", within: 600_000)
        while scripted.desk.counts.asked == 0 { await Task.yield() }
        scripted.resolver.close()
        #expect(await waiting == ProbeFailure(.local, detail: "netmon is going down"))
        #expect(await scripted.resolve("living.example", within: 600_000) == ProbeFailure(.local, detail: "netmon is going down"))
        scripted.gate.signal()
    }
}
