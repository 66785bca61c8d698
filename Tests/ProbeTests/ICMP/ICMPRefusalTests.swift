import Foundation
import Testing

@testable import Probe

@Suite struct ICMPRefusalTests {
    @Test func `no right names both remedies`() {
        let failure = ICMPSockets.refusal(SystemCallError(call: "socket", number: EPERM))
        #expect(failure.code == .permission)
        #expect(
            failure.detail == "netmon may not send ICMP echoes (socket: Operation not permitted); allow it by"
                + " `setcap cap_net_raw+ep netmon` or by `sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"`"
                + "; run 'netmon doctor' to see which right is missing and how to give it"
        )
    }

    @Test func `a missing family is netmon's own trouble`() {
        #expect(ICMPSockets.refusal(SystemCallError(call: "socket", number: EAFNOSUPPORT)).code == .local)
    }

    @Test func `what the kernel refuses to send is told apart`() {
        func code(_ number: Int32) -> ProbeFailure.Code { EchoEngine.failure(SystemCallError(call: "sendmmsg", number: number)).code }
        #expect(code(ENETUNREACH) == .netUnreachable)
        #expect(code(EHOSTUNREACH) == .hostUnreachable)
        #expect(code(EMSGSIZE) == .tooBig)
        #expect(code(EPERM) == .local)
        #expect(code(EACCES) == .local)
        #expect(code(EINVAL) == .local)
    }
}
