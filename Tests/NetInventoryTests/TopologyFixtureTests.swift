import NetInventory
import Testing

@Suite("Each wrong topology gets its exact sentences")
struct TopologyFixtureTests {
    @Test(arguments: TopologyFixture.all)
    func problems(fixture: TopologyFixture) throws {
        if TopologyFixture.isUpdating { try fixture.update() }
        let expected = try fixture.expected()
        #expect(!expected.isEmpty)
        #expect(try fixture.actual() == expected)
    }

    @Test func fixturesAreThere() {
        #expect(TopologyFixture.all.count >= 50)
    }
}
