import NetInventory
import Testing

@testable import Causes

@Suite("What a topology can lose")
struct FailurePartsTests {
    private static let text = """
        network: {code: demo, name: 示例县, timezone: Asia/Shanghai}
        locations: {room: {name: 机房}}
        feeds:
          room/mains: {name: 市电}
          room/ups: {from: room/mains}
        racks: {room/r1: {feeds: [room/ups]}}
        conduits: {k1: {name: 人民路管道}, k2: {name: 环城路管道}}
        kinds: {switch: {role: access}}
        devices:
          core: {role: core, at: room/r1/30}
          agg: {role: aggregation, at: room/r1/20}
          srv: {role: server}
          next: {role: aggregation, status: planned}
          old: {role: aggregation, status: decommissioning}
          gone: {role: aggregation, until: 2026-01-01}
        links:
          - {ends: [core:1, agg:1], along: [k1]}
          - srv:1 -- core:2
          - srv:2 -- agg:2
          - next:1 -- core:3
          - old:1 -- core:4
          - gone:1 -- core:5
        defaults: {circuit: {type: MSTP}}
        contracts: {c: {with: ctc, from: 2026-01-01, to: 2030-12-31}}
        providers: {ctc: {name: 电信}}
        units:
          u1: {name: 甲, category: department, net: 127.65.1.0/24, access: switch, uplink: [{to: "agg:11", over: {along: [k1, k2]}}, "core:11"]}
          u2: {name: 乙, category: department, net: 127.65.2.0/24, uplink: "acc-u1:5"}
        applications:
          web: {name: 网站群, check: {http: "http://127.64.9.10:8080/"}, needs: [core | agg, srv, next | srv]}
          two: {name: 双, check: {tcp: "127.64.9.20:80"}}
          twin: {name: 生, check: {http: "http://127.64.9.20/x"}}
        sites:
          portal: {name: 门户, unit: u1, url: "http://127.64.9.10:8080", portal: yes}
          p2: {name: 二, unit: u1, url: "http://127.64.9.20/p"}
          p3: {name: 三, unit: u2, url: "http://127.64.9.30/a"}
          p4: {name: 四, unit: u2, url: "http://127.64.9.30:80/b"}
          p5: {name: 五, unit: u2, url: "http://127.64.9.40/"}
        """

    private func parts() throws -> FailureParts {
        let date = try #require(CivilDate(year: 2026, month: 6, day: 1))
        let loaded = TopologyLoader(asOf: date).load([TopologyFile(name: "a.yaml", text: Self.text)])
        #expect(loaded.errors.map(\.line) == [])
        return FailureParts(try #require(loaded.inventory), on: date)
    }

    @Test("is what there is on that day: the planned and the gone are left out")
    func there() throws {
        let parts = try parts()
        #expect(parts.vertices.map(\.id.key).sorted() == ["acc-u1", "agg", "core", "old", "srv", "u1", "u2"])
        #expect(parts.vertices.filter(\.isEntry).map(\.id.key) == ["core"])
    }

    @Test("has each line with its circuit, led by an uplink to its unit and by a server's line to the server")
    func lines() throws {
        let lines = try parts().lines.map { line in
            "\(line.a.key)\(line.isUplink ? ">" : "-")\(line.b.key) \(line.circuit?.key ?? "")\(line.id == nil ? "fixed" : "")"
        }
        #expect(
            lines.sorted() == [
                "acc-u1-u1 fixed", "acc-u1>u2 l-u2", "agg-core ", "agg>acc-u1 l-u1", "agg>srv ", "core-old ", "core>acc-u1 l-u1-2",
                "core>srv ",
            ])
    }

    @Test("has conduits with the links in them, and racks with their feeds")
    func groups() throws {
        let parts = try parts()
        #expect(
            parts.bundles.map { [$0.id.key] + $0.links.map(\.key).sorted() } == [
                ["k1", "acc-u1--agg:11", "agg:1--core:1"], ["k2", "acc-u1--agg:11"],
            ])
        #expect(parts.feeds.map { [$0.id.key, $0.above?.key] } == [["room/mains", nil], ["room/ups", "room/mains"]])
        #expect(parts.supplies.map { $0.devices.map(\.key) } == [["core", "agg"]])
    }

    @Test("hangs a site on the application at its address, or on the address where none is or several are")
    func services() throws {
        let services = try parts().services.map {
            "\($0.id): \($0.needs.map { $0.map(\.description).joined(separator: "|") }.joined(separator: ", "))"
        }
        #expect(
            services.sorted() == [
                "application/twin: target/127.64.9.20:80", "application/two: target/127.64.9.20:80",
                "application/web: device/core|device/agg, device/srv, device/srv", "site/p2: target/127.64.9.20:80",
                "site/p3: target/127.64.9.30:80", "site/p4: target/127.64.9.30:80", "site/p5: ", "site/portal: application/web",
                "target/127.64.9.20:80: ", "target/127.64.9.30:80: ",
            ])
    }
}
