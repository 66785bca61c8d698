import Foundation
import GRDB
import NetInventory
import Testing

@testable import Store

@Suite("Accepted topologies in the store")
struct TopologyTableTests {
    private static func source(_ name: String) -> TopologySource {
        let text = "network: {code: a, name: \(name)}\nunits: {u1: {name: 甲局, category: other, net: 127.65.1.0/24}}\n"
        return TopologySource(files: [TopologyFile(name: "/etc/netmon/topology/a.yaml", text: text)])
    }

    private static func accept(_ name: String, at second: Int64, _ writer: StoreWriter) throws {
        let source = source(name)
        let inventory = TopologyLoader(now: Timestamp(milliseconds: 0)).reload(source)
        try writer.accept(source, inventory: inventory, at: Timestamp(milliseconds: second * 1000))
    }

    @Test("Each is kept once, with every time from which it was in force")
    func kept() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        for (name, second) in [("one", 100), ("one", 200), ("two", 300), ("one", 400)] as [(String, Int64)] {
            try Self.accept(name, at: second, writer)
        }
        // A clock that was set back puts nothing before what it follows.
        try Self.accept("three", at: 50, writer)
        let reader = try StoreReader(path: fixture.path)
        let accepted = try reader.acceptedTopologies()
        #expect(accepted.map(\.since.milliseconds) == [100_000, 300_000, 400_000, 400_001])
        #expect(accepted.map(\.hash) == ["one", "two", "one", "three"].map { Self.source($0).hash })
        #expect(accepted.map(\.units) == [1, 1, 1, 1])
        let back = try reader.topologySource(accepted[1].hash)
        #expect(back.files.map(\.name) == ["a.yaml"])
        #expect(back.files.map(\.bytes) == Self.source("two").files.map(\.bytes))
        #expect(try reader.verify() == [])
        #expect(try reader.info().tables.first { $0.name == "topology" }?.rows == 3)
    }

    @Test("A county is kept in a fraction of its size")
    func small() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("topology").path
        let topology = try TopologyLoader(now: Timestamp(milliseconds: 1_790_784_000_000)).load(folder: folder)
        let bytes = topology.source.bytes
        let deflated = try #require(Deflated.deflate(bytes))
        #expect(deflated.count * 3 < bytes.count)
        #expect(Deflated.inflate(deflated, length: bytes.count) == bytes)
    }

    /// What a store may say that is not so; reading it takes no more memory than a topology may have.
    @Test(
        "A store that lies about a topology is refused by one sentence, and verify names it",
        arguments: [
            "length = 9000000000000000000", "length = -1", "length = length - 1", "length = length + 1", "files = x'00'",
            "files = substr(files, 1, 20)", "files = zeroblob(100000)", "hash = 'other'", "length = 67108865",
        ])
    func lies(change: String) throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try Self.accept("one", at: 100, writer)
        try writer.write { database, _ in try database.execute(sql: "UPDATE topology SET \(change)") }
        let reader = try StoreReader(path: fixture.path)
        let hash = try #require(try reader.acceptedTopologies().first?.hash)
        #expect(throws: StoreError.self) { try reader.topologySource(hash) }
        #expect(try reader.verify().count == 1)
    }

    @Test("A bomb gives nothing: not one byte more than was said comes out")
    func bomb() throws {
        let deflated = try #require(Deflated.deflate([UInt8](repeating: 0, count: 8 << 20)))
        #expect(deflated.count < 10_000)
        #expect(Deflated.inflate(deflated, length: 1000) == nil)
        #expect(Deflated.inflate([], length: 0) == nil)
        #expect(Deflated.inflate(try #require(Deflated.deflate([])), length: 0) == [])
    }

    @Test("A store of schema 1 gets the tables when it is next written")
    func migration() throws {
        let fixture = try StoreFixture()
        let queue = try DatabaseQueue(path: fixture.path)
        try StoreSchema(steps: Array(StoreSchema.current.steps.prefix(1))).migrate(queue, from: 0)
        try queue.close()
        #expect(throws: StoreError.older(path: fixture.path, version: 1, known: StoreSchema.current.version)) {
            try StoreReader(path: fixture.path)
        }
        let writer = try StoreWriter(path: fixture.path)
        try Self.accept("one", at: 100, writer)
        #expect(try StoreReader(path: fixture.path).info().schema == StoreSchema.current.version)
        #expect(try StoreReader(path: fixture.path).verify() == [])
        #expect(try StoreReader(path: fixture.path).acceptedTopologies().count == 1)
    }
}
