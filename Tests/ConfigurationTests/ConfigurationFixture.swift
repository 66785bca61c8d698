import Configuration
import Foundation
import NetInventory
import TestFixtures
import Testing

/// A netmon.yaml that is wrong on purpose, `bad-config-NAME.yaml`, with the exact lines that `netmon config check` prints about it.
struct ConfigurationFixture: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    static var all: [ConfigurationFixture] { WrongFile.names(in: folder, prefix: "bad-config-").map { ConfigurationFixture(name: $0) } }

    var file: WrongFile { WrongFile(Self.folder.appendingPathComponent(name)) }

    func actual() throws -> [String] {
        let loaded = ConfigurationLoader.load(TopologyFile(name: name, bytes: try file.bytes))
        #expect((loaded.configuration == nil) == !loaded.errors.isEmpty)
        return loaded.problems.map { file.shortened($0.line) }
    }
}
