import NetInventory
import Testing

@Suite("A topology's files in one row of bytes")
struct TopologySourceTests {
    private static let source = TopologySource(
        files: [TopologyFile(name: "/b/2.yaml", text: "units: {}\n"), TopologyFile(name: "/b/1.yaml", bytes: [0, 10, 255])],
        overlays: [TopologyFile(name: "plans/零.yaml", text: ""), TopologyFile(name: "a b.yaml", text: "x")])

    @Test func roundTrip() throws {
        let back = try #require(TopologySource(bytes: Self.source.bytes))
        #expect(back.files.map(\.name) == ["1.yaml", "2.yaml"])
        #expect(back.files.map(\.bytes) == Self.source.files.map(\.bytes))
        #expect(back.overlays.map(\.name) == ["零.yaml", "a b.yaml"])
        #expect(back.hash == Self.source.hash)
        #expect(back.bytes == Self.source.bytes)
    }

    @Test func nothingLessAndNothingMore() {
        let bytes = Self.source.bytes
        for length in bytes.indices { #expect(TopologySource(bytes: Array(bytes.prefix(length))) == nil) }
        #expect(TopologySource(bytes: bytes + [10]) == nil)
    }

    @Test(arguments: [
        "", "netmon-topology 1 0 0", "netmon-topology 2 0 0\n", "netmon-topology 1 1 0\n", "netmon-topology 1 -1 0\n",
        "netmon-topology 1 1 0\n-1 a\n", "netmon-topology 1 1 0\n9223372036854775807 a\n", "netmon-topology 1 1 0\n5\nabcde",
        "netmon-topology 1 9223372036854775807 9223372036854775807\n0 a\n",
    ])
    func liesAreRefused(text: String) {
        #expect(TopologySource(bytes: Array(text.utf8)) == nil)
    }

    @Test func anAcceptedTopologyIsReadEvenWhereItWouldBeRefusedToday() throws {
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        let text = "network: {code: a, name: b}\nunits: {u1: {name: 甲局, category: other, net: 127.65.1.0/24, colour: red}}\n"
        let topology = loader.load([TopologyFile(name: "a.yaml", text: text)])
        #expect(topology.inventory == nil)
        #expect(loader.reload(topology.source).units["u1"]?.name == "甲局")
    }
}
