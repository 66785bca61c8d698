import NetInventory
import TestFixtures
import Testing

@Suite("Each wrong topology gets its exact sentences")
struct TopologyFixtureTests {
    @Test(arguments: TopologyFixture.all)
    func problems(fixture: TopologyFixture) throws {
        if WrongFile.isUpdating { try fixture.file.update(fixture.actual) }
        let expected = try fixture.file.expected()
        #expect(!expected.isEmpty)
        #expect(try fixture.actual() == expected)
    }

    @Test func fixturesAreThere() {
        #expect(TopologyFixture.all.count >= 50)
    }
}
