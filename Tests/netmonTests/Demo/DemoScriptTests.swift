import Demo
import NetInventory
import Testing

struct DemoScriptTests {
    @Test func `the units behind the fullest node without second ways are cut, the first of equals`() throws {
        let script = try DemoScript(DemoFixture.inventory(), on: DemoFixture.day, cutsUnits: true)
        // agg-1 has four, one of them dual-homed; agg-2 and agg-3 have two each that are not merely planned.
        #expect(script.aggregation == ObjectID(.device, "agg-2"))
        #expect(script.units == [ObjectID(.unit, "b1"), ObjectID(.unit, "b2")])
    }

    @Test func `the site that fails is no portal and belongs to no cut unit`() throws {
        let script = try DemoScript(DemoFixture.inventory(), on: DemoFixture.day, cutsUnits: true)
        #expect(script.site == ObjectID(.site, "a1"))
        let other = DemoFixture.county.replacing("uplink: [agg-1, core]", with: "uplink: agg-1")
        let second = try DemoScript(DemoFixture.inventory(other), on: DemoFixture.day, cutsUnits: true)
        #expect(second.aggregation == ObjectID(.device, "agg-1"))
        #expect(second.site == ObjectID(.site, "b1"))
    }

    @Test func `on loopback only the site fails`() throws {
        let script = try DemoScript(DemoFixture.inventory(), on: DemoFixture.day, cutsUnits: false)
        #expect(script.units.isEmpty)
        #expect(script.aggregation == nil)
        #expect(script.steps.map(\.objects) == [[ObjectID(.site, "a1")], [ObjectID(.site, "a1")]])
    }

    @Test(arguments: [(8, 1000), (12, 2000), (13, 1700), (100, 5000)])
    func `each fault begins and ends in the middle, with two cycles before it, in it and after it`(cycles: Int, cycle: Int64) throws {
        let script = try DemoScript(
            DemoFixture.inventory(), on: DemoFixture.day, cycles: cycles, cycle: Milliseconds(cycle), cutsUnits: true)
        let again = try DemoScript(
            DemoFixture.inventory(), on: DemoFixture.day, cycles: cycles, cycle: Milliseconds(cycle), cutsUnits: true)
        #expect(script == again)
        #expect(script.length == Milliseconds(cycle * Int64(cycles)))
        #expect(script.steps.map(\.action) == [.cut, .cut, .mend, .mend])
        #expect(script.steps.map(\.objects) == [script.units, [ObjectID(.site, "a1")], script.units, [ObjectID(.site, "a1")]])
        let offsets = script.steps.map(\.offset.count)
        #expect(offsets == offsets.sorted())
        #expect(offsets[0] >= 2 * cycle)
        #expect(offsets[2] - offsets[0] >= 2 * cycle)
        #expect(offsets[3] - offsets[1] >= 2 * cycle)
        #expect(script.length.count - offsets[3] >= 2 * cycle)
    }

    @Test func `too few cycles, too short a cycle and a county with nothing to cut are refused in a sentence`() throws {
        let inventory = try DemoFixture.inventory()
        #expect(throws: DemoError.usage("the demo needs at least 8 cycles to show an outage and its end; give --cycles 8 or more")) {
            try DemoScript(inventory, on: DemoFixture.day, cycles: 7, cutsUnits: true)
        }
        #expect(throws: DemoError.usage("a cycle of the demo lasts at least 1000 ms")) {
            try DemoScript(inventory, on: DemoFixture.day, cycle: Milliseconds(999), cutsUnits: true)
        }
        let bare = try DemoFixture.inventory(
            """
            network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
            devices:
              core: {role: core, mgmt: 127.64.0.1}
            units:
              u1: {name: 示例局, category: department, rank: 正科级, net: 127.65.1.0/24, uplink: core}
            """)
        #expect(
            throws: DemoError.topology(
                "this county has neither units behind an aggregation device nor sites, so the demo has nothing to cut")
        ) {
            try DemoScript(bare, on: DemoFixture.day, cutsUnits: true)
        }
    }

    @Test func `the sample county plays in under a minute and can all be made real`() throws {
        let inventory = try DemoFixture.sample()
        let script = try DemoScript(inventory, on: DemoFixture.day, cutsUnits: true)
        #expect(script.length == .seconds(24))
        let behind = inventory.units.items.filter { $0.uplinks.map(\.end.object) == [script.aggregation] }
        #expect(script.units == behind.map(\.id))
        #expect(script.units.count == 25)
        let plan = try CountyPlan(inventory)
        #expect(Set(plan.addresses).isSuperset(of: inventory.units.items.flatMap(\.gateways).map(\.description)))
        #expect(plan.listeners.flatMap(\.pages).filter { $0.object.hasPrefix("site/") }.count == 106)
    }
}
