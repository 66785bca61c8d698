import Foundation
import Testing

/// netmon behind a real cable (veth), a router at the other end, and a unit behind that.
@Suite("netmon's own cable and gateway", .serialized)
struct PulledCableTests {
    private static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        defaults:
          unit: {rank: 无, checks: {icmp: {every: 2s, count: 1, suspect_every: 500ms, confirm: 2, recover: 1, timeout: 500ms}}}
        devices:
          core: {role: core}
        units:
          here: {name: 本机, category: department, net: 127.9.0.0/24, gateway: 127.9.0.1, uplink: core}
          link: {name: 示例局, category: department, net: 10.77.0.0/24, gateway: 10.77.0.2, uplink: core}
          far: {name: 示例镇, category: township, net: 10.78.0.0/24, gateway: 10.78.0.2, uplink: core}
          far6: {name: 示例乡, category: township, net: "fd78::/64", gateway: "fd78::2", uplink: core}
        applications:
          page: {name: 应用, check: {http: "http://10.78.0.2:8080/", every: 2s, suspect_every: 500ms, confirm: 2, recover: 1, timeout: 500ms}}
        """

    /// `router` (10.77.0.254 and 10.77.0.2 towards netmon) and behind it `unit`; all of it answers echoes.
    private static let network = """
        apart() { [ "$(readlink /proc/$1/ns/net)" != "$(readlink /proc/self/ns/net)" ]; }
        unshare --net sleep 600 &
        router=$!
        unshare --net sleep 600 &
        unit=$!
        wait_for "apart $router && apart $unit"
        at_router() { nsenter --target $router --net sh -ec "$1"; }
        at_unit() { nsenter --target $unit --net sh -ec "$1"; }
        ip link add near type veth peer name down0 netns $router
        ip addr add 10.77.0.1/24 dev near; ip addr add fd77::1/64 dev near nodad; ip link set near up
        at_router "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
            ip link set lo up; ip addr add 10.77.0.2/24 dev down0; ip addr add 10.77.0.254/24 dev down0
            ip addr add fd77::254/64 dev down0 nodad; ip link set down0 up
            ip link add up0 type veth peer name far0 netns $unit
            ip addr add 10.78.0.1/24 dev up0; ip addr add fd78::1/64 dev up0 nodad; ip link set up0 up"
        at_unit "ip link set lo up; ip addr add 10.78.0.2/24 dev far0; ip addr add fd78::2/64 dev far0 nodad; ip link set far0 up
            ip route add default via 10.78.0.1; ip -6 route add default via fd78::1"
        ip route add 10.78.0.0/24 via 10.77.0.254; ip -6 route add fd78::/64 via fd77::254
        # Nobody listens on the port: refused is a word of the far end's.
        all_known() { for name in here link far far6; do grep -q "unit/$name unmonitored → up" log || return 1; done
            grep -q "application/page unmonitored → down" log; }
        # How often an object came to a state.
        times() { grep -c "$1 [a-z]* → $2" log; }
        # What was ever said of an object, without repetitions.
        story() { say "$1" $(grep -o "$1 [a-z]* → [a-z]*" log | sed "s/.* //" | uniq | tr "\\n" " "); }
        begin
        wait_for all_known

        """

    private static let closing = """

        "$netmon" status --store disk/s.sqlite --topology topology --lang en | grep "cannot judge" || say well now
        end
        for name in unit/here unit/link unit/far unit/far6 application/page; do story $name; done
        verb verify store verify --store disk/s.sqlite
        "$netmon" report availability --period today --store disk/s.sqlite --topology topology --format json > report.json
        say report $(sed -n '/"unfit": {/,/}/p' report.json | grep -o '"[a-z]*": [0-9.]*' | tr -d '":' | sed 's/\\..*//' | tr "\\n" " ")
        kill $router $unit
        """

    @Test("A cable that is pulled out while the addresses stay is nobody's outage: what is behind it is unmonitored, netmon itself is up")
    func pulledCable() async throws {
        let outcome = try await DiskTests.run(
            Self.network + """
                at_router "ip link set down0 down"
                wait_for '[ $(times unit/link unmonitored) -ge 1 ] && [ $(times unit/far unmonitored) -ge 1 ] && [ $(times unit/far6 unmonitored) -ge 1 ]'
                # Long enough to be called down three times over.
                for _ in 1 2 3 4 5 6 7 8; do sleep 1; done
                say status "$("$netmon" status --store disk/s.sqlite --topology topology --lang en | grep -c "cannot judge now: its interface had no carrier (near)")"
                at_router "ip link set down0 up; ip addr replace fd77::254/64 dev down0 nodad"
                wait_for '[ $(times unit/link up) -ge 2 ] && [ $(times unit/far up) -ge 2 ] && [ $(times unit/far6 up) -ge 2 ]'
                """ + Self.closing, topology: Self.topology)
        #expect(outcome.word("status") == "1", "\(outcome.said) \(outcome.complaints)")
        #expect(outcome.word("well") == "now", "\(outcome.said)")
        for unit in ["unit/link", "unit/far", "unit/far6"] {
            #expect(outcome.word(unit) == "up unmonitored up", "\(outcome.said)")
        }
        #expect(outcome.word("unit/here") == "up", "\(outcome.said)")
        #expect(outcome.word("verify") == "0 ")
        #expect(outcome.word("report")?.contains("link ") == true, "\(outcome.said)")
    }

    @Test("A gateway of netmon's own that dies is nobody's outage; a unit on the same link is judged, and one that dies afterwards is down")
    func lostGateway() async throws {
        let outcome = try await DiskTests.run(
            Self.network + """
                # It neither answers nor forwards, while its cable and its neighbour on the link stay.
                at_router "echo 0 > /proc/sys/net/ipv4/ip_forward; ip addr del 10.77.0.254/24 dev down0"
                wait_for '[ $(times unit/far unmonitored) -ge 1 ]'
                for _ in 1 2 3 4 5 6 7 8; do sleep 1; done
                say status "$("$netmon" status --store disk/s.sqlite --topology topology --lang en | grep -c "its gateway was silent (10.77.0.254)")"
                at_router "ip addr add 10.77.0.254/24 dev down0; echo 1 > /proc/sys/net/ipv4/ip_forward"
                wait_for '[ $(times unit/far up) -ge 2 ]'
                # The unit itself: the gateway answers, so this is an outage.
                at_unit "ip addr del 10.78.0.2/24 dev far0"
                wait_for '[ $(times unit/far down) -ge 1 ]'
                """ + Self.closing, topology: Self.topology)
        #expect(outcome.word("status") == "1", "\(outcome.said) \(outcome.complaints)")
        #expect(outcome.word("unit/far") == "up unmonitored up down", "\(outcome.said)")
        #expect(outcome.word("unit/link") == "up", "\(outcome.said)")
        #expect(outcome.word("unit/far6") == "up", "\(outcome.said)")
        #expect(outcome.word("verify") == "0 ")
        #expect(outcome.word("report")?.contains("gateway ") == true, "\(outcome.said)")
    }
}
