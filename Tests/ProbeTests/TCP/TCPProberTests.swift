import Glibc
import NetInventory
import Synchronization
import Testing

@testable import Probe

@Suite(.timeLimit(.minutes(15))) struct TCPProberTests {
    @Test(arguments: ["127.0.0.1", "::1"]) func `an open port answers, and the time is the kernel's`(host: String) async throws {
        let listener = try PlainListener(host)
        let result = await LiveTCP.with { await $0.probe(LiveTCP.question(host, listener.port, count: 3)) }
        #expect(result.sent == 3 && result.received == 3 && result.times.count == 3)
        #expect(result.address == IPAddress(host))
        #expect(result.failure == nil && result.trace == nil)
        #expect(result.times.allSatisfy { $0 > 0 })
        #expect(result.stamps == .kernel)
        #expect(result.phases == ProbePhases(connect: Double(result.times[2]) / 1000))
    }

    @Test func `a closed port is refused`() async throws {
        // An address where no test listens: a port that was free a moment ago may be another test's by now.
        let result = await LiveTCP.with { await $0.probe(LiveTCP.question("127.91.7.1", 7, count: 2)) }
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure == ProbeFailure(.refused, detail: "nobody listens on the port (Connection refused)"))
    }

    @Test func `a port whose queue is full keeps silent till the timeout, and not for less`() async throws {
        let listener = try PlainListener(backlog: 0)
        try await LiveTCP.with { prober in
            // The kernel keeps one connection for it; dropped is every SYN after that.
            #expect(await prober.probe(LiveTCP.question("127.0.0.1", listener.port)).received == 1)
            let begun = ContinuousClock.now
            let result = await prober.probe(LiveTCP.question("127.0.0.1", listener.port, timeout: 250))
            #expect(ContinuousClock.now - begun >= .milliseconds(250))
            #expect(result.sent == 1 && result.received == 0)
            #expect(result.failure == ProbeFailure(.timeout, detail: "no connection within 250 ms"))
            #expect(prober.counters.timedOut == 1 && prober.counters.answered == 1)
            // Room again: the SYN that is sent anew after a second is answered, and all of the wait counts.
            async let late = prober.probe(LiveTCP.question("127.0.0.1", listener.port))
            while prober.counters.asked < 3 { await Task.yield() }
            close(try listener.take().socket)
            let answered = await late
            #expect(answered.received == 1 && answered.stamps == .user)
            #expect(try #require(answered.times.first) >= 900_000_000)
            #expect(prober.counters.resent == 1)
        }
    }

    @Test func `a name is resolved, and how long it took is kept`() async throws {
        let listener = try PlainListener()
        var asked = LiveTCP.question("localhost", listener.port)
        asked.family = .v4
        let result = await LiveTCP.with { [asked] in await $0.probe(asked) }
        #expect(result.received == 1)
        #expect(result.phases?.resolve != nil && result.phases?.connect != nil)
    }

    @Test func `what cannot be asked is said, and nothing is sent`() async {
        await LiveTCP.with { prober in
            let noPort = await prober.probe(ProbeQuestion(kind: .tcp, target: .name("example")))
            #expect(noPort.sent == 0 && noPort.failure == ProbeFailure(.local, detail: "a TCP check needs a host and a port"))
            var wrongFamily = LiveTCP.question("127.0.0.1", 80)
            wrongFamily.family = .v6
            #expect(await prober.probe(wrongFamily).failure?.code == .resolve)
            #expect(prober.counters.asked == 0)
        }
    }

    @Test func `hundreds run side by side, come and go, and each gets its own answer`() async throws {
        let listener = try PlainListener()
        await LiveTCP.with { prober in
            let results = await withTaskGroup(of: ProbeResult.self) { group in
                for turn in 0..<600 {
                    let port = turn % 2 == 0 ? listener.port : 7
                    let question = LiveTCP.question("127.92.\(turn / 250).\(turn % 250 + 1)", port, count: 1 + turn % 3, period: 1)
                    group.addTask { await prober.probe(question) }
                    // Some are over before others begin.
                    if turn % 50 == 49 { _ = await group.next() }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count == 600 - 12)
            for result in results {
                // Nobody listens on the other addresses, whatever the port.
                #expect(result.sent == result.question.count && result.received == 0)
                #expect(result.failure?.code == .refused)
            }
            let ours = await prober.probe(LiveTCP.question("127.0.0.1", listener.port, count: 5, period: 0))
            #expect(ours.received == 5)
            #expect(prober.counters.asked == prober.counters.answered + prober.counters.refused)
        }
    }

    @Test func `ten thousand connections leave no descriptor open`() async throws {
        let listener = try PlainListener()
        let taker = try OwnThread { while let taken = try? listener.take() { close(taken.socket) } }
        await LiveTCP.with { prober in
            let answers = Mutex(0)
            for _ in 0..<10_000 {
                prober.submit(LiveTCP.question("127.0.0.1", listener.port), to: IPAddress(v4: 0x7f00_0001)) { result in
                    if result.received == 1, result.failure == nil { answers.withLock { $0 += 1 } }
                }
            }
            while prober.counters.answered < 10_000, prober.counters.timedOut + prober.counters.refused == 0 { await Task.yield() }
            #expect(answers.withLock { $0 } == 10_000)
            #expect(Self.connections(to: listener.port) == 0)
        }
        // Ends the taker's waiting.
        shutdown(listener.descriptor, Int32(SHUT_RD))
        taker.join()
    }

    /// The descriptors of this process that are connected to a port.
    private static func connections(to port: Int) -> Int {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        var bytes = [UInt8](repeating: 0, count: SocketAddressBytes.capacity)
        return (0..<Int32(clamping: min(limit.rlim_cur, 70_000))).count { descriptor in
            var length = socklen_t(bytes.count)
            let status = unsafe bytes.withUnsafeMutableBytes { raw -> Int32 in
                guard let name = unsafe raw.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
                return unsafe getpeername(descriptor, name, &length)
            }
            return status == 0 && length >= 4 && [2, 10].contains(bytes[0]) && Int(bytes[2]) << 8 | Int(bytes[3]) == port
        }
    }

    @Test func `a bound on what is under way at once makes the rest wait, and is counted`() async throws {
        let listener = try PlainListener(backlog: 0)
        await LiveTCP.with(bound: 3) { prober in
            #expect(await prober.probe(LiveTCP.question("127.0.0.1", listener.port)).received == 1)
            let results = await withTaskGroup(of: ProbeResult.self) { group in
                for _ in 0..<8 { group.addTask { await prober.probe(LiveTCP.question("127.0.0.1", listener.port, timeout: 100)) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            // Whoever waited for a turn had its whole time all the same.
            #expect(results.allSatisfy { $0.sent == 1 && $0.failure?.code == .timeout })
            #expect(prober.counters.mostOpen == 3)
            #expect(prober.counters.queuedAtBound > 0)
            #expect(prober.counters.postponed == 0)
        }
    }

    @Test func `going down resolves what is under way, and later ones at once`() async throws {
        let listener = try PlainListener(backlog: 0)
        await LiveTCP.with { prober in
            #expect(await prober.probe(LiveTCP.question("127.0.0.1", listener.port)).received == 1)
            let question = LiveTCP.question("127.0.0.1", listener.port, timeout: 3_600_000)
            async let pending = prober.probe(question)
            while prober.counters.asked < 2 { await Task.yield() }
            prober.shutdown()
            let result = await pending
            #expect(result.sent == 1 && result.received == 0)
            #expect(result.failure == ProbeFailure(.local, detail: "netmon stopped before an answer came"))
            #expect(Self.connections(to: listener.port) == 0)
            let after = await prober.probe(question)
            #expect(after.sent == 0 && after.failure == ProbeFailure(.local, detail: "netmon is going down"))
            prober.shutdown()
        }
    }

    @Test func `a namespace that is not there is a local failure of every question`() async throws {
        await LiveTCP.with(namespace: "/run/netns/no-such-namespace") { prober in
            for _ in 0..<2 {
                let result = await prober.probe(LiveTCP.question("127.0.0.1", 80))
                #expect(result.sent == 0 && result.failure?.code == .local)
                #expect(result.failure?.detail.hasPrefix("netmon could not start its TCP engine: open /run/netns/no-such") == true)
            }
        }
    }

    @Test func `a connection that was broken off behind the handshake is a reset`() throws {
        let listener = try PlainListener()
        var name = TCPSocketName()
        let descriptor = try TCPSocket.open(.v4, PacketOptions(), source: nil, name: &name).get()
        defer { close(descriptor) }
        name.set(IPAddress(v4: 0x7f00_0001), port: UInt16(listener.port))
        #expect([0, EINPROGRESS].contains(name.connect(descriptor)))
        let server = try listener.take().socket
        guard case .stands(let time) = TCPSocket.standing(descriptor, .v4, elapsed: 1_000_000_000, hasEvent: false) else {
            Issue.record("it does not stand")
            return
        }
        #expect(time.isByKernel && time.nanoseconds < 1_000_000_000)
        // At once and without an end in order: what a server or a filter does that will have nothing to do with us.
        var now = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(server, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        close(server)
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        unsafe poll(&polled, 1, -1)
        let standing = TCPSocket.standing(descriptor, .v4, elapsed: 1_000_000_000, hasEvent: true)
        #expect(standing == .failed(ECONNRESET, nil))
        let failure = ProbeFailure.broken(ECONNRESET, nil, to: IPAddress(v4: 0x7f00_0001), local: nil)
        #expect(failure == ProbeFailure(.reset, detail: "the other side broke off (Connection reset by peer)"))
    }

    @Test func `who asks is told how it came about`() async throws {
        let listener = try PlainListener()
        var question = LiveTCP.question("127.0.0.1", listener.port, count: 2, period: 0)
        question.isExplained = true
        question.packet = PacketOptions(dscp: 46, ttl: 9)
        var refused = LiveTCP.question("127.91.7.1", 7)
        refused.isExplained = true
        await LiveTCP.with { [question, refused] prober in
            let steps = await prober.probe(question).trace?.steps ?? []
            #expect(steps.map(\.phase) == [.socket, .connect, .retry, .socket, .connect, .verdict])
            #expect(steps.map(\.attempt) == [0, 0, 1, 1, 1, nil])
            #expect(steps.map(\.at) == steps.map(\.at).sorted())
            #expect(steps[0].text.hasPrefix("TCP socket to 127.0.0.1 port \(listener.port), from 127.0.0.1 port "))
            #expect(steps[0].text.hasSuffix(", DSCP 46, time to live 9"))
            #expect(
                steps[1].text.hasPrefix("the connection stood after ") && steps[1].text.hasSuffix(" by the kernel's stamps on both ends"))
            #expect(steps[5].text == "answered: 2 of 2 tries were answered")
            let told = await prober.probe(refused).trace?.steps ?? []
            #expect(told.map(\.phase) == [.socket, .verdict, .verdict])
            #expect(told[2].text == "not answered (refused): nobody listens on the port (Connection refused)")
        }
    }
}
