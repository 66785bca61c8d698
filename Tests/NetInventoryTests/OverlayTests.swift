import NetInventory
import Testing

@Suite("Overlays change, add and take out")
struct OverlayTests {
    private static let county = """
        network: {code: a, name: b}
        devices:
          core: {role: core}
          agg: {role: aggregation}
        links:
          - core:1 -- agg:1 1G
          - {id: second, ends: [core:2, agg:2], speed: 1G}
        units:
          u1: {name: 甲局, category: other, net: 127.65.1.0/24, uplink: agg}
          u2: {name: 乙局, category: other, net: 127.65.2.0/24, uplink: agg}
        """

    private func load(_ plans: String...) throws -> LoadedTopology {
        let files = plans.enumerated().map { TopologyFile(name: "plans/p\($0 + 1).yaml", text: $1) }
        return TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
            .load([TopologyFile(name: "topology/a.yaml", text: Self.county)], overlays: files)
    }

    @Test func changesAddsAndTakesOut() throws {
        let topology = try load(
            """
            units:
              u1: {name: 甲委}
              u2: none
              u3: {name: 丙局, category: other, net: 127.65.2.0/24, uplink: agg, since: 2026-07-01}
            """,
            "units: {u1: {note: 第二个方案}}\n")
        #expect(topology.problems.map(\.line) == [])
        let inventory = try #require(topology.inventory)
        #expect(inventory.units.items.map(\.name) == ["甲委", "丙局"])
        #expect(inventory.units["u1"]?.note == "第二个方案")
        #expect(inventory.units["u1"]?.prefixes.map(\.description) == ["127.65.1.0/24"])
        #expect(inventory.units["u3"]?.spot.description == "plans/p1.yaml:4:3")
        #expect(topology.hash != (try load().hash))
    }

    @Test func linksAreKnownByTheirEndsOrTheirID() throws {
        let topology = try load(
            """
            links:
              - agg:1 -- core:1 none
              - {id: second, ends: [core:2, agg:2], speed: 10G}
              - core:3 -- agg:3 25G
            """)
        #expect(topology.problems.map(\.line) == [])
        let links = try #require(topology.inventory).links.items.filter { !$0.isDerived }
        #expect(links.map(\.key) == ["second", "agg:3--core:3"])
        #expect(links.map(\.speed) == [10_000_000_000, 25_000_000_000])
        let faster = try load("links: [{ends: [agg:1, core:1], along: [k]}]\nconduits: {k: {name: 管道}}\n")
        #expect(faster.problems.map(\.line) == [])
        let link = try #require(faster.inventory?.links["agg:1--core:1"])
        #expect(link.speed == 1_000_000_000 && link.conduits == ["k"])
    }

    @Test func errorsNameTheOverlayAndItsLine() throws {
        let topology = try load(
            """
            units:
              u2: none
              u4: none
              u1: {rank: 科, uplink: agg-9}
            links:
              - core:8 -- agg:8 none
            """)
        #expect(
            topology.problems.map(\.line) == [
                "plans/p1.yaml:3:3: error E0301: no unit is called `u4`",
                "plans/p1.yaml:4:14: error E0208: `rank` cannot be `科` (one of 正处级, 副处级, 正科级, 副科级, 股级, 无)",
                "plans/p1.yaml:4:25: error E0301: no device is called `agg-9`",
                "plans/p1.yaml:6:5: error E0301: no link is called `core:8 -- agg:8`",
            ])
    }

    @Test func whatIsTakenOutMayBeReferredTo() throws {
        // The device that the units hang on is gone: each of them is told.
        let topology = try load("devices: {agg: none}\n")
        #expect(topology.errors.count >= 3)
        #expect(topology.errors.allSatisfy { $0.message == "no device is called `agg`" })
    }
}
