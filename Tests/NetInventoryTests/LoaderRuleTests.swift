import Foundation
import NetInventory
import Testing

@Suite("Rules of the loader that single files do not show")
struct LoaderRuleTests {
    private func load(_ texts: [String: String]) throws -> LoadedTopology {
        TopologyLoader(asOf: try #require(CivilDate("2026-06-01"))).load(texts.map { TopologyFile(name: $0.key, text: $0.value) })
    }

    @Test func aBrokenFileDoesNotMakeOthersWrong() throws {
        let topology = try load([
            "a.yaml": "devices: {core: {role: core}\n",
            "b.yaml": "network: {code: a, name: b}\nunits:\n  u1: {name: 甲局, category: other, rank: 高, net: 127.65.1.0/24, uplink: core}\n",
        ])
        // Not told: that `core`, which a.yaml would have, does not exist.
        #expect(topology.problems.map { "\($0.spot.file) \($0.code)" } == ["a.yaml E0107", "b.yaml E0208"])
        #expect(topology.inventory == nil)
    }

    @Test func problemsAreSortedByPlace() throws {
        let topology = try load(["b.yaml": "x: 1\ny: 2\n", "a.yaml": "z: 1\n"])
        #expect(topology.problems.map(\.spot.description) == ["a.yaml:1:1", "a.yaml:1:1", "b.yaml:1:1", "b.yaml:2:1"])
    }

    @Test func aWrongDefaultIsToldOnce() throws {
        let units = (1...50).map { "  u\($0): {name: 甲, category: other, net: 127.65.\($0).0/24}\n" }.joined()
        let topology = try load([
            "a.yaml": "network: {code: a, name: b}\ndefaults: {unit: {checks: {icmp: {count: 2, up_if: 3}}, rank: 科}}\nunits:\n" + units
        ])
        #expect(topology.problems.map { "\($0.spot) \($0.code)" } == ["a.yaml:2:52 E0212", "a.yaml:2:63 E0208"])
    }

    @Test func tabsInsideTextAreContent() throws {
        let text = "network:\n  code: a\t\n  note: |\n    one\n    \ttwo\n  name: \"b\n\tc\"\t# a comment\ndevices: {}\n"
        #expect(try load(["a.yaml": text]).problems.map(\.line) == [])
        #expect(
            try load(["a.yaml": "network: {code: a, name: b}\n\t# a comment\n"]).problems.map { "\($0.spot) \($0.code)" } == [
                "a.yaml:2:1 E0105"
            ])
        // Where a tab ends the text that it should belong to, its line is named, not those before it.
        let broken = "network:\n  note: |\n    one\n    \ttwo\n\tthree\n"
        #expect(
            try load(["a.yaml": broken]).problems.map(\.line) == ["a.yaml:5:1: error E0105: a tab indents this line (indent with spaces)"])
    }

    @Test func linesEndAsEditorsSay() throws {
        for end in ["\n", "\r\n", "\r"] {
            let topology = try load([
                "a.yaml": ["network: {code: a, name: b}", "# 注：说明", "devices:", "  core: {role: cor}", ""].joined(separator: end)
            ])
            #expect(topology.problems.map { "\($0.spot) \($0.code)" } == ["a.yaml:4:16 E0208"])
        }
    }

    @Test func warningsLeaveTheTopologyUsable() throws {
        let topology = try load(["a.yaml": "network: {code: a, name: b}\nvlans: {}\n"])
        #expect(topology.warnings.map(\.code) == ["W0505"])
        #expect(topology.inventory != nil)
    }

    @Test func noFilesAtAll() throws {
        #expect(try load([:]).problems.map(\.code) == ["E0203"])
    }

    @Test func foldersAreReadByName() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        #expect(throws: TopologyFolderError.noFiles(folder.path)) { try loader.load(folder: folder.path) }
        #expect(throws: TopologyFolderError.notFound(folder.path + "/no")) { try loader.load(folder: folder.path + "/no") }
        func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        try write("b.yml", "units: {u1: {name: 甲局, category: other, net: 127.65.1.0/24, uplink: core}}\n")
        try write("a.yaml", "network: {code: a, name: b}\ndevices: {core: {role: core}}\n")
        try write(".hidden.yaml", "nonsense: 1\n")
        try write("notes.txt", "nonsense: 1\n")
        try write("plan", "devices: {core: {name: 新核心}}\n")
        try write("big.yaml", "")
        #expect(throws: TopologyFolderError.notAFolder(folder.path + "/plan")) { try loader.load(folder: folder.path + "/plan") }
        let topology = try loader.load(folder: folder.path, overlays: [folder.path + "/plan"])
        #expect(topology.problems.map(\.line) == [])
        #expect(topology.inventory?.units["u1"]?.spot.description == "\(folder.path)/b.yml:1:9")
        #expect(topology.inventory?.devices["core"]?.name == "新核心")
        try write("big.yaml", String(repeating: "#", count: 5 << 20))
        #expect(try loader.load(folder: folder.path).errors.map(\.code) == ["E0101"])
    }
}
