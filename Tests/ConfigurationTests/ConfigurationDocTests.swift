import Configuration
import Foundation
import NetInventory
import TestFixtures
import Testing

/// docs/netmon-yaml.md against the code: its example is right, and its tables are those of the checker.
/// `NETMON_UPDATE_GOLDEN=1 swift test` writes the tables anew.
@Suite("docs/netmon-yaml.md", .serialized)
struct ConfigurationDocTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/netmon-yaml.md")

    @Test func theExampleIsRight() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let blocks = text.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        #expect(blocks.count == 1)
        let loaded = ConfigurationLoader.load(TopologyFile(name: "/etc/netmon/netmon.yaml", text: try #require(blocks.first)))
        #expect(loaded.problems.map(\.line) == [])
        #expect(loaded.configuration?.http.client?.key.path == "/etc/netmon/client.key")
        #expect(loaded.configuration?.sources.count == 1)
    }

    @Test(arguments: ["keys", "codes"])
    func tablesAreTheCheckers(name: String) throws {
        let wanted = (name == "keys" ? Self.keys : Self.codes).joined(separator: "\n") + "\n"
        let table = DocumentTable(name, in: Self.file)
        if WrongFile.isUpdating { try table.write(wanted) }
        #expect(try table.text() == wanted)
    }

    private static var keys: [String] {
        let nested: [(String, KeyTable)] = [
            ("", .configuration), ("log.", .log), ("control.", .control), ("probes.", .probes), ("probes.source.", .source),
            ("memory.", .memory), ("http.", .http), ("http.client.", .client),
        ]
        return ["| key | value | meaning |", "|---|---|---|"]
            + nested.flatMap { prefix, table in
                table.names.compactMap { name in
                    table[name].map { "| `\(prefix)\(name)` | \($0.form.noun) | \($0.meaning) |" }
                }
            }
    }

    private static var codes: [String] {
        ["| code | what is wrong |", "|---|---|", "| E0601 | \(TopologyProblemCode.literalSecret.meaning) |"]
            + ConfigurationProblemCode.allCases.map { "| \($0.rawValue) | \($0.meaning) |" }
    }
}
