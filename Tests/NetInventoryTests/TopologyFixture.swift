import Foundation
import NetInventory
import Testing

/// A topology that is wrong on purpose, with the exact lines that `netmon topology check` prints about it.
///
/// `bad-NAME.yaml` begins with a line `# expect: LINE:COLUMN: …` for each problem, or has them in `bad-NAME.expected` where its first byte
/// matters. `# as-of: DATE` sets the day; `# file: NAME` begins a second file. `NETMON_UPDATE_GOLDEN=1 swift test` writes the lines anew;
/// read them before you commit them.
struct TopologyFixture: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    static let isUpdating = ProcessInfo.processInfo.environment["NETMON_UPDATE_GOLDEN"] == "1"

    static var all: [TopologyFixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix("bad-") && $0.hasSuffix(".yaml") }.sorted().map { TopologyFixture(name: $0) }
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
        let bytes = Array(try Data(contentsOf: file))
        let text = hasSibling ? nil : String(decoding: bytes, as: UTF8.self)
        var files = [TopologyFile(name: name, bytes: bytes)]
        if let text {
            let parts = text.components(separatedBy: "# file: ")
            files = [TopologyFile(name: name, text: parts[0])]
            for part in parts.dropFirst() {
                let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                files.append(TopologyFile(name: String(lines[0]), text: String(lines[1])))
            }
        }
        let mark = "# as-of: "
        let day = text?.split(separator: "\n").first { $0.hasPrefix(mark) }.flatMap { CivilDate($0.dropFirst(mark.count)) }
        let asOf = try #require(day ?? CivilDate(year: 2026, month: 6, day: 1))
        let topology = TopologyLoader(asOf: asOf).load(files)
        #expect((topology.inventory == nil) == !topology.errors.isEmpty)
        return topology.problems.map { $0.line.hasPrefix(name + ":") ? String($0.line.dropFirst(name.count + 1)) : $0.line }
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
