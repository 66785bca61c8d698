import Testing

@testable import NetInventory

/// Limits for loss, time and flapping at every level at which a check can be written.
@Suite("Limits of checks, level by level")
struct CheckThresholdTests {
    static func inventory(_ text: String) throws -> Inventory {
        let loaded = TopologyLoader(now: Timestamp(milliseconds: 1_790_000_000_000)).load(
            [TopologyFile(name: "a.yaml", text: "network: {code: a, name: 甲}\n" + text)])
        #expect(loaded.problems.filter { $0.severity == .error }.map(\.line) == [])
        return try #require(loaded.inventory)
    }

    static let county = """
        probes:
          slow-line: {icmp: {loss: 40%, time: 300ms}}
        kinds:
          radio: {checks: {icmp: {time: 80ms}}}
        defaults:
          unit: {rank: 无, checks: {icmp: {loss: 20%, time: 100ms, flap: {on: 50%}}}}
          device: {checks: {icmp: {time: 20ms}}}
          application: {check: {time: 2s, loss: 50%}}
          site: {checks: {http: {time: 3s}}}
        devices:
          core: {role: core, mgmt: 127.64.0.1}
          mast: {role: access, mgmt: 127.64.0.9, kind: radio}
        units:
          u0: {name: 零, category: other, net: 127.65.0.0/24, uplink: core}
          u1: {name: 甲, category: other, net: 127.65.1.0/24, uplink: core, checks: {icmp: {time: 250ms}}}
          u2: {name: 乙, category: other, net: 127.65.2.0/24, uplink: core, checks: slow-line}
          u3: {name: 丙, category: other, net: 127.65.3.0/24, uplink: core, kind: radio}
          u4: {name: 丁, category: other, net: 127.65.4.0/24, uplink: core, checks: {icmp: {flap: none}}}
          u5: {name: 戊, category: other, net: 127.65.5.0/24, gateway: [127.65.5.1, 127.65.5.2], uplink: core, checks: {tcp: {port: 22, flap: {on: 40%, off: 10%}}}}
        applications:
          dns: {name: 域名, check: {tcp: "127.64.9.53:53"}}
          mail: {name: 邮件, check: {tcp: "127.64.9.25:25", time: 1s}}
        sites:
          portal: {name: 门户, url: "http://127.64.9.10/", unit: u0, portal: yes}

        """

    @Test("What stands nearer comes first, key by key")
    func levels() throws {
        let inventory = try Self.inventory(Self.county)
        func limits(_ specs: [CheckSpec]?) -> [String] {
            (specs ?? []).map { spec in
                let flap = spec.flap.map { "\(Int(($0.on * 100).rounded()))/\(Int(($0.off * 100).rounded()))" } ?? "none"
                return
                    "\(spec.name) \(spec.poorLoss.map { String(Int(($0 * 100).rounded())) } ?? "-")% \(spec.poorTime?.count ?? 0) \(flap)"
            }
        }
        #expect(limits(inventory.devices["core"]?.checks) == ["icmp -% 20 30/20"])
        #expect(limits(inventory.devices["mast"]?.checks) == ["icmp -% 80 30/20"])
        #expect(limits(inventory.units["u0"]?.checks) == ["icmp 20% 100 50/20"])
        #expect(limits(inventory.units["u1"]?.checks) == ["icmp 20% 250 50/20"])
        #expect(limits(inventory.units["u2"]?.checks) == ["icmp 40% 300 30/20"])
        #expect(limits(inventory.units["u3"]?.checks) == ["icmp 20% 80 50/20"])
        #expect(limits(inventory.units["u4"]?.checks) == ["icmp 20% 100 none"])
        // Each gateway has a check of each sort, and the one sort's limits are not the other's.
        #expect(
            limits(inventory.units["u5"]?.checks) == ["icmp 20% 100 50/20", "icmp-2 20% 100 50/20", "tcp -% 0 40/10", "tcp-2 -% 0 40/10"])
        #expect(limits(inventory.applications["dns"]?.checks) == ["tcp 50% 2000 30/20"])
        #expect(limits(inventory.applications["mail"]?.checks) == ["tcp 50% 1000 30/20"])
        #expect(limits(inventory.sites["portal"]?.checks) == ["http -% 3000 30/20"])
    }

    @Test("Limits of flapping that contradict each other are told where they stand")
    func contradiction() {
        let text = """
            network: {code: a, name: 甲}
            devices:
              core: {role: core, mgmt: 127.64.0.1, checks: {icmp: {flap: {on: 20%, off: 30%}}}}

            """
        let loaded = TopologyLoader(now: Timestamp(milliseconds: 1_790_000_000_000)).load([TopologyFile(name: "a.yaml", text: text)])
        let errors = loaded.problems.filter { $0.severity == .error }
        #expect(errors.map(\.spot.line) == [3])
        #expect(errors.first?.line.contains("`off` is not above `on`") == true, "\(errors.map(\.line))")
    }
}
