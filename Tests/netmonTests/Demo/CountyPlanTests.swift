import Demo
import NetInventory
import Testing

struct CountyPlanTests {
    @Test func `units and devices hold their addresses; sites and applications share ports`() throws {
        let plan = try CountyPlan(DemoFixture.inventory())
        #expect(plan.holders.first == .init(object: "unit/a1", addresses: ["127.65.16.1"]))
        #expect(plan.holders.contains(.init(object: "device/agg-3", addresses: ["127.64.0.13"])))
        #expect(plan.listeners.map(\.address) == ["127.64.9.20", "127.64.9.10"])
        #expect(plan.listeners[0].pages.isEmpty)
        let pages = plan.listeners[1].pages
        #expect(Set(pages.map(\.object)) == ["application/group", "site/portal", "site/a1", "site/b1", "site/b2", "site/c1"])
        #expect(pages.first { $0.object == "site/c1" }?.path == "/c1/")
        #expect(plan.addresses.count == Set(plan.addresses).count)
    }

    @Test func `an address outside the county's block is refused with its place`() throws {
        let text = DemoFixture.county.replacing("mgmt: 127.64.0.12", with: "mgmt: 10.0.0.12")
        let inventory = try DemoFixture.inventory(text)
        #expect(
            throws: DemoError.topology(
                "county.yaml:8:3: device/agg-2 has the address 10.0.0.12, and the demo can only play addresses of 127.64.0.0/10; "
                    + "give it one of those, or watch the real network with netmon run")
        ) {
            try CountyPlan(inventory)
        }
    }

    @Test func `a site behind TLS is refused with its place`() throws {
        let text = DemoFixture.county.replacing("url: \"http://127.64.9.10:8080/\"", with: "url: \"https://127.64.9.10:8443/\"")
        let inventory = try DemoFixture.inventory(text)
        #expect {
            try CountyPlan(inventory)
        } throws: { error in
            "\(error)".hasSuffix("has the address https://127.64.9.10:8443/, and the demo can only play plain http:// addresses")
        }
    }
}
