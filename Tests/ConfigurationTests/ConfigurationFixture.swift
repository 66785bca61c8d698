import Configuration
import Foundation
import NetInventory
import Testing

/// A netmon.yaml that is wrong on purpose, with the exact lines that `netmon config check` prints about it.
///
/// `bad-config-NAME.yaml` begins with a line `# expect: LINE:COLUMN: …` for each problem, or has them in `bad-config-NAME.expected` where
/// its first byte matters. `NETMON_UPDATE_GOLDEN=1 swift test` writes the lines anew; read them before you commit them.
struct ConfigurationFixture: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    static let isUpdating = ProcessInfo.processInfo.environment["NETMON_UPDATE_GOLDEN"] == "1"

    static var all: [ConfigurationFixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix("bad-config-") && $0.hasSuffix(".yaml") }.sorted().map { ConfigurationFixture(name: $0) }
    }

    private var file: URL { Self.folder.appendingPathComponent(name) }
    private var sibling: URL { file.deletingPathExtension().appendingPathExtension("expected") }
    private var hasSibling: Bool { FileManager.default.fileExists(atPath: sibling.path) }
    private static let mark = "# expect:"

    /// The expected lines, without the fixture's own name in front.
    func expected() throws -> [String] {
        if hasSibling { return try String(contentsOf: sibling, encoding: .utf8).split(separator: "\n").map(String.init) }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix(Self.mark) }
            .map { $0.dropFirst(Self.mark.count).trimmingCharacters(in: .whitespaces) }
    }

    func actual() throws -> [String] {
        let loaded = ConfigurationLoader.load(TopologyFile(name: name, bytes: Array(try Data(contentsOf: file))))
        #expect((loaded.configuration == nil) == !loaded.errors.isEmpty)
        return loaded.problems.map { $0.line.hasPrefix(name + ":") ? String($0.line.dropFirst(name.count + 1)) : $0.line }
    }

    /// Writes what is found as what is expected. The lines at the top move those below, so that it takes two rounds.
    func update() throws {
        for _ in 0..<2 {
            let lines = try actual()
            if hasSibling {
                try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: sibling)
            } else {
                let body = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").filter { !$0.hasPrefix(Self.mark) }
                let head = lines.map { Self.mark + " " + $0 }
                try Data((head + body).joined(separator: "\n").utf8).write(to: file)
            }
        }
    }
}
