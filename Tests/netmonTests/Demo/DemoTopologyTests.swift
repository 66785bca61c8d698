import Demo
import NetInventory
import Testing

struct DemoTopologyTests {
    @Test func `every check is asked once a cycle and a suspect four times, and keeps its other rules`() throws {
        let inventory = try DemoFixture.inventory()
        let short = DemoTopology.shortened(inventory, cycle: .seconds(2))
        let checks = Self.checks(short)
        #expect(checks.count == Self.checks(inventory).count && !checks.isEmpty)
        for (new, old) in zip(checks, Self.checks(inventory)) {
            var expected = old
            expected.every = .seconds(2)
            expected.suspectEvery = Milliseconds(500)
            expected.count = min(old.count, 3)
            expected.timeout = Milliseconds(400)
            #expect(new == expected)
        }
        #expect(short.units.keys == inventory.units.keys)
        #expect(short.sites.keys == inventory.sites.keys)
    }

    @Test func `a shorter cycle has a shorter wait, and no more answers are wanted than tries are made`() throws {
        let text = DemoFixture.county.replacing("uplink: agg-3}", with: "uplink: agg-3, checks: {icmp: {count: 9, up_if: 5}}}")
        let short = DemoTopology.shortened(try DemoFixture.inventory(text), cycle: .seconds(1))
        let check = try #require(short.units["c2"]?.checks.first)
        #expect(check.timeout == Milliseconds(200))
        #expect(check.upIf == 3)
    }

    private static func checks(_ inventory: Inventory) -> [CheckSpec] {
        inventory.units.items.flatMap(\.checks) + inventory.devices.items.flatMap(\.checks) + inventory.sites.items.flatMap(\.checks)
            + inventory.applications.items.flatMap(\.checks)
    }
}
