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

    @Test func `a lookup that hangs is given up`() async throws {
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        let gate = DispatchSemaphore(value: 0)
        threads.submit { _ in gate.wait() }
        let resolver = NameResolver(threads: threads, group: MultiThreadedEventLoopGroup.singleton)
        let answer = await resolver.resolve("localhost", family: .v4, within: Milliseconds(50))
        gate.signal()
        guard case .failed(let failure) = answer else {
            Issue.record("resolved")
            return
        }
        #expect(failure == ProbeFailure(.resolve, detail: "localhost did not resolve within 50 ms"))
        try await threads.shutdownGracefully()
    }
}
