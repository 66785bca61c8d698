import Glibc
import NetInventory
import Testing

@testable import Probe

@Suite struct ConnectTimeTests {
    @Test func `the kernel's time counts where the SYN went out once`() {
        let time = ConnectTime(rtt: 1234, resent: 0, acknowledgedAgo: 3, elapsed: 9_000_000)
        #expect(time.nanoseconds == 1_234_000 && time.isByKernel && time.sendings == 1)
    }

    @Test func `with several SYNs all of the wait counts, less the time since the answer`() {
        let time = ConnectTime(rtt: 1234, resent: 2, acknowledgedAgo: 40, elapsed: 3_050_000_000)
        #expect(time.nanoseconds == 3_010_000_000 && !time.isByKernel && time.sendings == 3)
    }

    @Test func `a time of nothing is not believed`() {
        #expect(
            ConnectTime(rtt: 0, resent: 0, acknowledgedAgo: 40, elapsed: 17)
                == ConnectTime(rtt: 0, resent: 0, acknowledgedAgo: 0, elapsed: 17))
        #expect(ConnectTime(rtt: 0, resent: 0, acknowledgedAgo: 0, elapsed: 17).nanoseconds == 17)
        #expect(ConnectTime(rtt: 0, resent: 1, acknowledgedAgo: 5, elapsed: 17).nanoseconds == 1)
    }

    @Test func `what the kernel refuses is told apart`() {
        func failure(_ number: Int32) -> ProbeFailure { .notBegun(number) }
        #expect(failure(ENETUNREACH).code == .netUnreachable && failure(ENETUNREACH).isOwn)
        #expect(failure(EHOSTUNREACH).code == .hostUnreachable && failure(EHOSTUNREACH).isOwn)
        #expect(failure(EACCES).code == .local)
        #expect(failure(EINVAL).code == .local)
    }

    @Test func `an ICMP error that is no verdict is passed over`() throws {
        let router = try #require(IPAddress("192.0.2.1"))
        #expect(RouterWord(family: .v4, type: 5, subtype: 0, router: router) == nil)
        let word = try #require(RouterWord(family: .v4, type: 3, subtype: 13, router: router))
        #expect(word.code == .adminProhibited)
        let failure = ProbeFailure.broken(EHOSTUNREACH, word, to: IPAddress(v4: 0x7f00_0001), local: nil)
        #expect(failure.from == router)
        #expect(failure.detail == "forbidden by a filter, says 192.0.2.1 (ICMP type 3 code 13)")
        #expect(RouterWord(family: .v6, type: 1, subtype: 0, router: router)?.code == .netUnreachable)
    }

    @Test func `connections take what descriptors there are, and leave some`() {
        #expect(OpenFileLimit.share(of: 1_000_000) == 16_384)
        #expect(OpenFileLimit.share(of: 16_384) == 15_872)
        #expect(OpenFileLimit.share(of: 1024) == 512)
        #expect(OpenFileLimit.share(of: 64) == 32)
        #expect(OpenFileLimit.share(of: 0) == 1)
        let room = OpenFileLimit.makeRoom()
        #expect((1...16_384).contains(room))
    }
}
