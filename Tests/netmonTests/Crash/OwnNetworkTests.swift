import Foundation
import Testing

@Suite("netmon's own network", .serialized)
struct OwnNetworkTests {
    /// A unit behind a cable, asked by echo, and an application there, asked by TCP.
    private static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        defaults:
          unit: {rank: 无, checks: {icmp: {every: 1s, count: 1, suspect_every: 250ms, confirm: 2, recover: 1, timeout: 500ms}}}
        devices:
          core: {role: core}
        units:
          u1: {name: 示例局, category: department, net: 10.77.0.0/24, gateway: 10.77.0.2, uplink: core}
        applications:
          a1: {name: 应用, check: {http: "http://10.77.0.2:8080/", every: 1s, suspect_every: 250ms, confirm: 2, recover: 1, timeout: 500ms}}
        """

    @Test(
        "An address or an interface of netmon's own that goes is nobody's outage: the time is unmonitored, and afterwards all are up again",
        arguments: ["ip addr del 10.77.0.1/24 dev near", "ip link set near down", "ip link del near"])
    func vanished(command: String) async throws {
        let outcome = try await DiskTests.run(
            """
            unshare --net sleep 600 &
            far=$!
            wait_for '[ "$(readlink /proc/$far/ns/net)" != "$(readlink /proc/self/ns/net)" ]'
            lay() {
                ip link add near type veth peer name far netns $far
                nsenter --target $far --net sh -c 'ip link set lo up; ip addr add 10.77.0.2/24 dev far; ip link set far up'
            }
            rise() {
                ip addr replace 10.77.0.1/24 dev near
                ip link set near up
            }
            lay
            rise
            begin
            # Nobody listens on the port: refused is a word of the far end's.
            wait_for 'grep -q "unit/u1 unmonitored → up" log && grep -q "application/a1 unmonitored → down" log'
            \(command)
            wait_for 'grep -q "unit/u1 up → unmonitored" log && grep -q "application/a1 down → unmonitored" log'
            ip link show near > /dev/null 2>&1 || lay
            rise
            wait_for '[ $(grep -c "unit/u1 unmonitored → up" log) = 2 ] && [ $(grep -c "application/a1 unmonitored → down" log) = 2 ]'
            end
            say states $(grep -o "unit/u1 [a-z]* → [a-z]*" log | sed "s/.* //" | tr "\\n" " ")
            verb verify store verify --store disk/s.sqlite
            kill $far
            """, topology: Self.topology)
        #expect(outcome.word("states") == "up unmonitored up", "\(outcome.said)")
        #expect(outcome.word("ended")?.hasPrefix("0 ") == true, "\(outcome.said)")
        #expect(outcome.word("verify") == "0 ")
    }
}
