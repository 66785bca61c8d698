import Foundation
import NetInventory
import TestFixtures
import Testing

@testable import Configuration

@Suite("Each wrong netmon.yaml gets its exact sentences")
struct ConfigurationFixtureTests {
    @Test(arguments: ConfigurationFixture.all)
    func problems(fixture: ConfigurationFixture) throws {
        if WrongFile.isUpdating { try fixture.file.update(fixture.actual) }
        let expected = try fixture.file.expected()
        #expect(!expected.isEmpty)
        #expect(try fixture.actual() == expected)
    }

    @Test func fixturesAreThere() {
        #expect(ConfigurationFixture.all.count >= 25)
    }

    @Test("What a fixture plants as a secret stands in no sentence")
    func nothingSecretIsQuoted() throws {
        var planted = 0
        for fixture in ConfigurationFixture.all {
            let text = String(
                decoding: try Data(contentsOf: ConfigurationFixture.folder.appendingPathComponent(fixture.name)), as: UTF8.self)
            if text.contains("Geheim-4711") { planted += 1 }
            #expect(try !fixture.actual().joined().contains("Geheim"), "\(fixture.name)")
        }
        #expect(planted >= 8)
    }
}
