import Foundation
import NetInventory
import TestFixtures
import Testing

/// A topology that is wrong on purpose, `bad-NAME.yaml`, with the exact lines that `netmon topology check` prints about it.
///
/// `# as-of: DATE` sets the day; `# file: NAME` begins a second file.
struct TopologyFixture: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    static var all: [TopologyFixture] { WrongFile.names(in: folder, prefix: "bad-").map { TopologyFixture(name: $0) } }

    var file: WrongFile { WrongFile(Self.folder.appendingPathComponent(name)) }

    func actual() throws -> [String] {
        let bytes = try file.bytes
        let text = file.hasSibling ? nil : String(decoding: bytes, as: UTF8.self)
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
        return topology.problems.map { file.shortened($0.line) }
    }
}
