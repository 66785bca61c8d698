import Foundation
import NetInventory
import Testing

@Suite("Right topologies load with the values that they mean")
struct GoodTopologyTests {
    static func load(_ name: String, asOf: String = "2026-06-01") throws -> Inventory {
        let bytes = Array(try Data(contentsOf: TopologyFixture.folder.appendingPathComponent(name)))
        return try load([TopologyFile(name: name, bytes: bytes)], asOf: asOf)
    }

    static func load(_ files: [TopologyFile], asOf: String = "2026-06-01") throws -> Inventory {
        let topology = TopologyLoader(asOf: try #require(CivilDate(asOf))).load(files)
        #expect(topology.problems.map(\.line) == [])
        return try #require(topology.inventory)
    }

    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    @Test func leastValid() throws {
        let inventory = try Self.load("least.yaml")
        #expect(inventory.network.code == "demo")
        #expect(inventory.network.name == "示例县政务城域网")
        #expect(inventory.network.zone == .shanghai)
        let core = try #require(inventory.devices["core"])
        #expect(core.role == .core)
        #expect(core.checks == [CheckSpec(name: "icmp", question: .icmp(try address("127.64.0.1")))])
        let u1 = try #require(inventory.units["u1"])
        #expect(u1.rank == .sectionChief)
        #expect(u1.vrf == "public")
        #expect(u1.prefixes == [try IPPrefix("127.65.1.0/24")])
        #expect(u1.gateways == [try address("127.65.1.1")])
        #expect(u1.checks == [CheckSpec(name: "icmp", question: .icmp(try address("127.65.1.1")))])
        #expect(u1.spot == SourceSpot(file: "least.yaml", line: 5, column: 3))
        let u2 = try #require(inventory.units["u2"])
        #expect(u2.gateways == [try address("127.65.2.9")])
        #expect(u2.checks.map(\.question) == [.icmp(try address("127.65.2.9"))])
        #expect(inventory.links.keys == ["core--unit/u1", "core--unit/u2"])
        #expect(inventory.circuits.count == 0)
        #expect(u1.uplinks.map(\.circuit) == [nil])
    }

    @Test func unitsOfACounty() throws {
        let inventory = try Self.load("county.yaml")
        let jyj = try #require(inventory.units["jyj"])
        #expect(jyj.code == "003110926")
        #expect(jyj.rank == .sectionChief)
        #expect(jyj.uplinks.map(\.end.description) == ["agg-1:GE1/0/1"])
        #expect(jyj.uplinks.map(\.circuit) == ["l-jyj"])
        #expect(jyj.uplinks.map(\.conduits) == [["k-renmin"]])
        let czj = try #require(inventory.units["czj"])
        #expect(czj.uplinks.map(\.circuit) == ["l-czj", "l-czj-2"])
        #expect(czj.formerKeys == ["caizheng", "czb"])
        let dsb = try #require(inventory.units["dsb"])
        #expect(dsb.rank == UnitRank.none)
        #expect(dsb.checks.map(\.name) == ["icmp", "icmp-2", "tcp", "tcp-2"])
        // `count` is its own, `every` is the default's: mappings merge key by key.
        #expect(dsb.checks.map(\.count) == [3, 3, 1, 1])
        #expect(dsb.checks.map(\.every) == Array(repeating: .seconds(30), count: 4))
        #expect(dsb.checks.last?.question == .tcp(host: "127.65.9.3", port: 22))
        let xhs = try #require(inventory.units["xhs"])
        #expect(xhs.checks.isEmpty)
        #expect(xhs.uplinks.isEmpty)
        #expect(xhs.reasonWithoutUplink == "已改制")
    }

    @Test func devicesAndLinksOfACounty() throws {
        let inventory = try Self.load("county.yaml")
        #expect(inventory.devices.keys == ["core-a", "core-b", "agg-1", "acc-jyj", "acc-czj"])
        let core = try #require(inventory.devices["core-a"])
        #expect(core.role == .core)
        #expect(core.model == "核心-10U")
        #expect(core.height == 10)
        #expect(core.rack == "north/a01")
        #expect(core.rackUnit == 30)
        #expect(core.location == "north")
        #expect(core.name == "core-a")
        #expect(inventory.devices["core-b"]?.name == "核心乙")
        let access = try #require(inventory.devices["acc-jyj"])
        #expect(access.isDerived)
        #expect(access.unit == "jyj")
        #expect(access.role == .access)
        #expect(access.model == "接入-8GE")
        #expect(access.checks.isEmpty)
        #expect(
            inventory.links.keys == [
                "core-a:100GE0/1/0--core-b:100GE0/1/0", "agg-1:25GE1/0/50--core-b:25GE0/2/1", "acc-jyj--agg-1:GE1/0/1",
                "acc-czj--agg-1:GE1/0/2", "acc-czj--core-b:GE0/3/2", "agg-1:GE1/0/3--unit/dsb",
            ])
        #expect(
            inventory.links.items.map(\.speed) == [
                100_000_000_000, 25_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000,
            ])
        #expect(inventory.links["agg-1:25GE1/0/50--core-b:25GE0/2/1"]?.conduits == ["k-yinghe"])
        #expect(inventory.links["acc-jyj--agg-1:GE1/0/1"]?.circuit == "l-jyj")
    }

    @Test func contractsOfACounty() throws {
        let inventory = try Self.load("county.yaml")
        let circuit = try #require(inventory.circuits["l-jyj"])
        #expect(circuit.type == "MSTP专线")
        #expect(circuit.cid == "0231")
        #expect(circuit.contract == "line-2026")
        #expect(circuit.provider == "ctc")
        #expect(circuit.a == "north")
        #expect(circuit.z == "jyj")
        #expect(circuit.commit == 100_000_000)
        #expect(circuit.isDerived)
        #expect(circuit.name == "教育局MSTP专线")
        let contract = try #require(inventory.contracts["line-2026"])
        #expect(contract.to == CivilDate("2031-11-30"))
        #expect(contract.noticeDays == 90)
        #expect(contract.fee == "800元/月")
        #expect(contract.subcontractor == "taiji")
        #expect(contract.sla?.availability == "99.9%")
        #expect(contract.sla?.repair == Milliseconds(4 * 3_600_000))
        #expect(contract.sla?.reportWithinDays == 5)
        #expect(contract.sla?.excluded == ["公告检修", "单位停电", "不可抗力"])
    }

    @Test func contacts() throws {
        let text = """
            network: {code: demo, name: 网, contact: duty}
            devices: {core: {role: core}}
            contacts:
              duty: {name: 值班室, phone: 0558-0000100, duty: 值班}
              noc: {name: 报障台, phone: [10000, 0558-0000210转8], provider: ctc}
              li: {name: 李, phone: 0558-0000301, unit: u1}
            providers: {ctc: {name: 电信, contact: noc}}
            units:
              u1: {name: 甲局, category: other, net: 127.65.1.0/24, uplink: core, contact: [li, duty]}
            """
        let inventory = try Self.load([TopologyFile(name: "a.yaml", text: text)])
        #expect(inventory.network.contact == "duty")
        #expect(inventory.contacts["noc"]?.phones == ["10000", "0558-0000210转8"])
        #expect(inventory.contacts["noc"]?.provider == "ctc")
        #expect(inventory.contacts["duty"]?.duty == "值班")
        #expect(inventory.providers["ctc"]?.contacts == ["noc"])
        #expect(inventory.units["u1"]?.contacts == ["li", "duty"])
        #expect(inventory.find("值班室") == .found(ObjectID(.contact, "duty")))
    }

    @Test func servicesOfACounty() throws {
        let inventory = try Self.load("county.yaml")
        let approval = try #require(inventory.applications["approval"])
        #expect(approval.needs == [[ObjectID(.application, "dns")], [ObjectID(.device, "core-a"), ObjectID(.device, "core-b")]])
        #expect(approval.users == ["all"])
        #expect(approval.checks.map(\.question) == [.http(url: "http://127.64.9.1:8080/")])
        let dns = try #require(inventory.applications["dns"])
        #expect(dns.checks.map(\.question) == [.tcp(host: "127.64.9.53", port: 53)])
        #expect(dns.checks.map(\.every) == [.seconds(10)])
        #expect(inventory.portals.map(\.key) == ["portal"])
        #expect(inventory.subsites.map(\.key) == ["jyj"])
        let site = try #require(inventory.sites["jyj"])
        #expect(site.url == "http://127.64.9.10:8080/jyj/")
        #expect(site.name == "教育局")
        #expect(site.checks.map(\.question) == [.http(url: "http://127.64.9.10:8080/jyj/")])
        let portal = try #require(inventory.sites["portal"]?.checks.first)
        #expect(portal.every == .seconds(300))
        #expect(portal.poorTime == .seconds(3))
        #expect(portal.timeout == .seconds(10))
    }

    @Test func textStaysText() throws {
        let text = """
            network: {code: no, name: 22:30}
            devices:
              core: {role: core, name: no, model: 1e3, serial: 0x10, note: ~}
            units:
              u1: {name: yes, category: other, code: 003110926, type: 22:30, net: 127.65.1.0/24, note: 见附件（二）：说明，略}
            """
        let inventory = try Self.load([TopologyFile(name: "a.yaml", text: text)])
        #expect(inventory.network.code == "no")
        #expect(inventory.network.name == "22:30")
        let core = try #require(inventory.devices["core"])
        #expect([core.name, core.model, core.note] == ["no", "1e3", "~"])
        let unit = try #require(inventory.units["u1"])
        #expect([unit.name, unit.code, unit.type] == ["yes", "003110926", "22:30"])
        #expect(unit.note == "见附件（二）：说明，略")
    }

    @Test func filesMergeBySection() throws {
        let inventory = try Self.load([
            TopologyFile(name: "t/z.yaml", text: "units:\n  u2: {name: 乙局, category: other, net: 127.65.2.0/24}\n"),
            TopologyFile(
                name: "t/a.yaml", text: "network: {code: demo, name: 网}\nunits:\n  u1: {name: 甲局, category: other, net: 127.65.1.0/24}\n"),
            TopologyFile(name: "t/empty.yaml", text: "# nothing yet\n"),
        ])
        #expect(inventory.units.keys == ["u1", "u2"])
        #expect(inventory.units["u2"]?.spot == SourceSpot(file: "t/z.yaml", line: 2, column: 3))
    }

    @Test func parallelLinksAreNumbered() throws {
        let text = """
            network: {code: demo, name: 网}
            devices: {a: {role: core}, b: {role: core}}
            links: [a -- b, b -- a 10G, {id: third, ends: [a, b]}]
            """
        let inventory = try Self.load([TopologyFile(name: "a.yaml", text: text)])
        #expect(inventory.links.keys == ["a--b", "a--b#2", "third"])
    }

    @Test func localFieldsMayBeDeclared() throws {
        let text = """
            network: {code: demo, name: 网}
            declare: {unit: {楼层: text, 面积: number}}
            units:
              u1: {name: 甲局, category: other, net: 127.65.1.0/24, 楼层: 三楼, 面积: 12.5}
            """
        #expect(try Self.load([TopologyFile(name: "a.yaml", text: text)]).units.count == 1)
    }

    @Test func ownCircuitStandsForTheDerivedOne() throws {
        let text = """
            network: {code: demo, name: 网}
            defaults: {circuit: {type: MSTP专线}}
            devices: {core: {role: core}}
            conduits: {k-1: {}}
            units:
              u1: {name: 甲局, category: other, net: 127.65.1.0/24, uplink: core}
            circuits:
              l-u1: {name: 甲局线, z: u1, cid: "7", along: k-1}
            """
        let inventory = try Self.load([TopologyFile(name: "a.yaml", text: text)])
        #expect(inventory.circuits.keys == ["l-u1"])
        #expect(inventory.circuits["l-u1"]?.isDerived == false)
        #expect(inventory.circuits["l-u1"]?.type == "MSTP专线")
        #expect(inventory.units["u1"]?.uplinks.first?.circuit == "l-u1")
        #expect(inventory.units["u1"]?.uplinks.first?.conduits == ["k-1"])
    }

    @Test func overlaysChangeAndAdd() throws {
        let base = TopologyFile(
            name: "t/a.yaml",
            text: """
                network: {code: demo, name: 网}
                devices: {core: {role: core}}
                units:
                  u1: {name: 甲局, category: other, rank: 正科级, net: 127.65.1.0/24, uplink: core, checks: {icmp: {every: 10s, count: 3}}}
                """)
        let plan = TopologyFile(
            name: "u/plan.yaml",
            text: """
                units:
                  u1: {name: 甲委, checks: {icmp: {every: 20s}}}
                  u2: {name: 乙局, category: other, net: 127.65.2.0/24, uplink: core, status: planned}
                """)
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        let topology = loader.load([base], overlays: [plan])
        #expect(topology.problems.map(\.line) == [])
        let inventory = try #require(topology.inventory)
        #expect(inventory.units.keys == ["u1", "u2"])
        #expect(inventory.units["u1"]?.name == "甲委")
        #expect(inventory.units["u1"]?.checks.map(\.every) == [.seconds(20)])
        #expect(inventory.units["u1"]?.checks.map(\.count) == [3])
        #expect(inventory.units["u2"]?.validity.status == .planned)
        #expect(topology.hash != loader.load([base]).hash)
        // Without being laid over, the same two files are two units of one key.
        #expect(loader.load([base, plan]).errors.map(\.code) == ["E0113"])
    }

    @Test func hashFollowsNamesAndBytes() throws {
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        func hash(_ name: String, _ text: String) -> String { loader.load([TopologyFile(name: name, text: text)]).hash }
        #expect(hash("a/x.yaml", "network: {}") == hash("b/x.yaml", "network: {}"))
        #expect(hash("x.yaml", "network: {}") != hash("y.yaml", "network: {}"))
        #expect(hash("x.yaml", "network: {}") != hash("x.yaml", "network: { }"))
        #expect(hash("x.yaml", "").count == 64)
        // printf 'x.yaml\0000\0' | sha256sum
        #expect(hash("x.yaml", "") == "b76b84ae9ebcc1038ff381c5a0906d89fc43ae69ec5353be39fe6512757008ec")
    }
}
