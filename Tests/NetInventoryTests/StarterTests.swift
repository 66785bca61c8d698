import NetInventory
import Testing

@Suite("What netmon init writes")
struct StarterTests {
    @Test(arguments: ["2026-01-01", "2026-11-30", "2031-06-15"])
    func topologyChecksWithoutAProblem(day: String) throws {
        let inventory = try GoodTopologyTests.load(Starter.topology, asOf: day)
        #expect(inventory.units.count == 3)
        #expect(inventory.units.items.flatMap(\.uplinks).count == 3)
        #expect(inventory.portals.map(\.key) == ["portal"])
    }

    @Test func everythingIsLoopback() throws {
        let loopback = try IPPrefix("127.64.0.0/10")
        let inventory = try GoodTopologyTests.load(Starter.topology)
        let addresses = inventory.units.items.flatMap(\.gateways) + inventory.devices.items.compactMap(\.management)
        #expect(addresses.count == 5)
        #expect(addresses.allSatisfy(loopback.contains))
    }
}
