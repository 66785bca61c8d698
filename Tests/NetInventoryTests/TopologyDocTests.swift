import Foundation
import TestFixtures
import Testing

@testable import NetInventory

/// docs/topology-file.md against the code: its examples load, and its tables are those of the checker.
/// `NETMON_UPDATE_GOLDEN=1 swift test` writes the tables anew.
@Suite("docs/topology-file.md")
struct TopologyDocTests {
    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/topology-file.md")

    @Test func examplesLoad() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let blocks = text.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        #expect(blocks.count == 2)
        let inventories = try blocks.map { try GoodTopologyTests.load([TopologyFile(name: "example.yaml", text: $0)]) }
        #expect(inventories.map(\.units.count) == [2, 3])
        #expect(inventories.last?.circuits.keys == ["l-jyj", "l-czj", "l-czj-2"])
        #expect(inventories.last?.sites.keys == ["portal", "jyj"])
    }

    @Test(arguments: ["sections", "keys", "codes"])
    func tablesAreTheCheckers(name: String) throws {
        let rows =
            switch name {
            case "sections": Self.sections
            case "keys": Self.keys
            default: Self.codes
            }
        let wanted = rows.joined(separator: "\n") + "\n"
        let table = DocumentTable(name, in: Self.file)
        if WrongFile.isUpdating { try table.write(wanted) }
        #expect(try table.text() == wanted)
    }

    private static var sections: [String] {
        ["| section | what stands in it |", "|---|---|"] + TopologySection.allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" }
    }

    private static var keys: [String] {
        let common = KeyTable("every object", CommonKey.self)
        let objects = TopologySection.allCases.compactMap { section -> (String, KeyTable)? in
            switch section.shape {
            case .fields(let table): (section.rawValue, table)
            case .objects(_, let table), .items(let table): (section.rawValue, table)
            case .links: (section.rawValue, .link)
            case .defaults, .declarations, .probes, .unused: nil
            }
        }
        let nested: [(String, KeyTable)] = [
            ("uplink", .uplink), ("over", .over), ("sla", .serviceLevel), ("seasons", .season), ("holiday", .holiday),
            ("check", .applicationCheck),
            ("checks.icmp", .icmpCheck), ("checks.tcp", .tcpCheck), ("checks.http", .httpCheck), ("flap", .flap),
        ]
        let commonNames = Set(common.names)
        let settings = Set(KeyTable.icmpCheck.names)
        func table(_ title: String, _ table: KeyTable) -> [String] {
            var names = table.names
            // What all objects take, what a kind takes over from the others, and the settings of checks are listed once.
            if title != common.what, title != "network", title != "maintenance" {
                names.removeAll { commonNames.contains($0) && !(title == "prefixes" && $0 == "status") }
            }
            if title == "kinds" { names = KindKey.allCases.map(\.rawValue) }
            if table.what.hasSuffix("check"), title != "checks.icmp" { names.removeAll(where: settings.contains) }
            let more = title == "kinds" ? " (and any key of devices, units, applications and sites)" : ""
            let rest = table.what.hasSuffix("check") && title != "checks.icmp" ? " (and the settings of `checks.icmp`)" : ""
            return ["", "**\(title)**\(more)\(rest)", "", "| key | required | value | meaning |", "|---|---|---|---|"]
                + names.compactMap { name in
                    table[name].map { rule in
                        "| `\(name)` | \(rule.isRequired && title != "kinds" ? "yes" : "") | \(rule.form.noun) | \(rule.meaning) |"
                            .replacingOccurrences(of: " | icmp", with: " \\| icmp").replacingOccurrences(of: "a | b", with: "a \\| b")
                    }
                }
        }
        return table(common.what, common) + (objects + nested).flatMap { table($0.0, $0.1) }
    }

    private static var codes: [String] {
        ["| code | what is wrong |", "|---|---|"] + TopologyProblemCode.allCases.map { "| \($0.rawValue) | \($0.meaning) |" }
    }

    @Test func everyCodeHasAFixture() throws {
        var told = Set(
            try TopologyFixture.all.flatMap { try $0.file.expected() }
                .compactMap { $0.firstMatch(of: #/[EW]0\d{3}/#).map { String($0.output) } }
        )
        // Those that need a large file are tested as hostile texts.
        told.formUnion(["E0101", "E0110", "E0111", "E0114", "E0115", "E0116"])
        // A secret can only stand in netmon.yaml, whose fixtures are ConfigurationTests'.
        told.insert("E0601")
        #expect(TopologyProblemCode.allCases.map(\.rawValue).filter { !told.contains($0) } == [])
    }
}
