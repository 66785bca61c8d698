import NetInventory
import Testing

@testable import Probe

/// Packet filters (nftables) that reject, drop, or forbid at home, on the way and at the target.
@Suite(
    .enabled(if: TestNetwork.canFilter, "takes root, iproute2 and nftables (scripts/bootstrap test)"),
    .timeLimit(.minutes(10)))
struct ICMPFilteredTests {
    private static let words: [IPAddress.Family: [(word: String, code: ProbeFailure.Code, type: String)]] = [
        .v4: [
            ("net-unreachable", .netUnreachable, "type 3 code 0"), ("host-unreachable", .hostUnreachable, "type 3 code 1"),
            ("prot-unreachable", .hostUnreachable, "type 3 code 2"), ("port-unreachable", .portUnreachable, "type 3 code 3"),
            ("net-prohibited", .adminProhibited, "type 3 code 9"), ("host-prohibited", .adminProhibited, "type 3 code 10"),
            ("admin-prohibited", .adminProhibited, "type 3 code 13"),
        ],
        .v6: [
            ("no-route", .netUnreachable, "type 1 code 0"), ("admin-prohibited", .adminProhibited, "type 1 code 1"),
            ("addr-unreachable", .hostUnreachable, "type 1 code 3"), ("port-unreachable", .portUnreachable, "type 1 code 4"),
            ("policy-fail", .adminProhibited, "type 1 code 5"), ("reject-route", .adminProhibited, "type 1 code 6"),
        ],
    ]

    /// 10.99.5.N and fd99:5::N are hosts that reject by the N-th word, 10.99.6.N and fd99:6::N lie behind a router that does.
    private func network() throws -> TestNetwork {
        let network = try TestNetwork()
        func rules(_ third: Int) -> String {
            var lines: [String] = []
            for (index, row) in (Self.words[.v4] ?? []).enumerated() {
                lines.append("ip daddr 10.99.\(third).\(index + 1) reject with icmp type \(row.word)")
            }
            for (index, row) in (Self.words[.v6] ?? []).enumerated() {
                lines.append("ip6 daddr fd99:\(third)::\(index + 1) reject with icmpv6 type \(row.word)")
            }
            return (lines + ["ip daddr 10.99.\(third).99 drop", "ip6 daddr fd99:\(third)::99 drop"]).joined(separator: "\n")
        }
        let far = """
            table inet filter {
            chain input { type filter hook input priority 0
            \(rules(5))
            }
            chain forward { type filter hook forward priority 0
            \(rules(6))
            }
            }
            """
        let near = """
            table inet filter { chain output { type filter hook output priority 0
            ip daddr 10.99.0.77 reject
            ip6 daddr fd99::77 drop
            }
            }
            """
        try TestNetwork.run(
            """
            ip -n \(network.far) route add local 10.99.5.0/24 dev lo; ip -n \(network.far) -6 route add local fd99:5::/64 dev lo
            ip -n \(network.far) route add 10.99.6.0/24 via 10.99.0.1; ip -n \(network.far) -6 route add fd99:6::/64 via fd99::1
            ip netns exec \(network.far) sh -ec 'cd /proc/sys/net/ipv4/conf; echo 0 > all/send_redirects; echo 0 > f0/send_redirects'
            ip netns exec \(network.far) nft -f - <<'end'
            \(far)
            end
            ip netns exec \(network.near) nft -f - <<'end'
            \(near)
            end
            """)
        return network
    }

    private func ask(_ way: EchoWay, _ addresses: [String], in network: TestNetwork, timeout: Int64 = 600_000) async throws -> [ProbeResult]
    {
        let questions = try addresses.map { try LiveICMP.question($0, count: 2, timeout: timeout) }
        return await LiveICMP.with(only: way.kind, namespace: network.nearPath) { prober in
            var results: [ProbeResult] = []
            for question in questions { results.append(await prober.probe(question)) }
            withExtendedLifetime(network) {}
            return results
        }
    }

    @Test(arguments: EchoWay.all) func `each way to reject is its own reason, by the host and by a router before it`(
        way: EchoWay
    ) async throws {
        let network = try network()
        let rows = try #require(Self.words[way.family])
        for third in [5, 6] {
            let addresses = rows.indices.map { way.family == .v4 ? "10.99.\(third).\($0 + 1)" : "fd99:\(third)::\($0 + 1)" }
            let router = IPAddress(way.family == .v4 ? "10.99.0.2" : "fd99::2")
            for (row, result) in zip(rows, try await ask(way, addresses, in: network)) {
                let failure = try #require(result.failure)
                #expect(result.sent == 2 && result.received == 0)
                #expect(failure.code == row.code && !failure.isOwn, "\(row.word): \(failure)")
                // An IPv6 host speaks with the address of the interface, an IPv4 host with the one that was asked.
                let speaker = third == 5 && way.family == .v4 ? result.address : router
                #expect(failure.from == speaker, "\(row.word): \(failure)")
                #expect(failure.detail.hasSuffix("(ICMP \(row.type))"), "\(row.word): \(failure)")
            }
        }
    }

    @Test(arguments: EchoWay.all) func `what is dropped without a word is a timeout`(way: EchoWay) async throws {
        let addresses = way.family == .v4 ? ["10.99.5.99", "10.99.6.99"] : ["fd99:5::99", "fd99:6::99"]
        for result in try await ask(way, addresses, in: network(), timeout: 200) {
            #expect(result.sent == 2 && result.received == 0)
            #expect(result.failure == ProbeFailure(.timeout, detail: "no answer within 200 ms"))
        }
    }

    @Test(arguments: EchoWay.all) func `a filter of this machine's own is no word about the target`(way: EchoWay) async throws {
        // Of an unprivileged IPv6 socket's packets the kernel says that they were sent, whatever became of them.
        let isTold = way.kind == .raw || way.family == .v4
        let address = way.family == .v4 ? "10.99.0.77" : "fd99::77"
        let result = try await ask(way, [address], in: network(), timeout: isTold ? 600_000 : 200)[0]
        let failure = try #require(result.failure)
        #expect(result.received == 0)
        if isTold {
            #expect(failure == ProbeFailure(.local, detail: "this machine's own filter or routes forbid it (Operation not permitted)"))
            #expect(failure.isOwn)
        } else {
            #expect(failure == ProbeFailure(.timeout, detail: "no answer within 200 ms"))
        }
    }
}
