import Foundation
import NetInventory
import Testing

@Suite("A hostile file is an error soon, not a crash or a wait")
struct HostileTextTests {
    /// What this thread has worked, however many others wanted the processor meanwhile.
    private static var processorNanoseconds: UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func problems(_ text: String) throws -> [TopologyProblem] {
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        var topology: LoadedTopology?
        let before = Self.processorNanoseconds
        topology = loader.load([TopologyFile(name: "a.yaml", text: text)])
        #expect(Self.processorNanoseconds - before < 1_000_000_000)
        let loaded = try #require(topology)
        #expect(loaded.inventory == nil)
        #expect(loaded.problems.count <= 1001)
        return loaded.problems
    }

    @Test func nestedLists() throws {
        let problems = try problems("network: " + String(repeating: "[", count: 100_000))
        #expect(problems.map(\.line) == ["a.yaml:1:11: error E0110: more than 32 lists and mappings inside each other"])
    }

    @Test func thirtyThreeLists() throws {
        let problems = try problems("network: " + String(repeating: "[", count: 33) + String(repeating: "]", count: 33))
        #expect(problems.map(\.line) == ["a.yaml:1:41: error E0110: more than 32 lists and mappings inside each other"])
    }

    @Test func nestedMappingsInBlocks() throws {
        let text = (0..<2000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(try problems(text).map(\.code) == ["E0110"])
    }

    @Test func aMegabyteOfOneKey() throws {
        let problems = try problems(String(repeating: "a: \n", count: 262_144))
        #expect(problems.first?.line == "a.yaml:2:1: error E0113: `a` is written twice; first at a.yaml:1:1 (delete or rename one)")
        #expect(problems.last?.code == "E0114")
    }

    @Test func aMegabyteOfOneKeyInOneLine() throws {
        #expect(try problems(String(repeating: "a: ", count: 349_525)).map(\.code) == ["E0107"])
    }

    @Test func explodingAnchors() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        let problems = try problems(text)
        #expect(problems.count { $0.code == "E0108" } == 331)
    }

    @Test func manyUnknownSections() throws {
        let text = (0..<30_000).map { "section-\($0): {}\n" }.joined()
        #expect(try problems(text).map(\.line) == ["a.yaml:1001:1: error E0115: more than 1,000 entries in one list or mapping"])
    }

    @Test func aKeyWithoutEnd() throws {
        #expect(try problems("? " + String(repeating: "k", count: 100_000) + "\n: 1\n").map(\.code).contains("E0112"))
    }

    @Test func limitsOfListsAndMappings() throws {
        let head = "network: {code: a, name: b}\n"
        func codes(_ text: String) throws -> [String] {
            let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
            return loader.load([TopologyFile(name: "a.yaml", text: head + text)]).problems.map(\.line)
        }
        func units(_ count: Int) -> String { "units:\n" + (0..<count).map { "  u\($0): {uplink: core}\n" }.joined() }
        #expect(
            try codes(units(10_001)).first
                == "a.yaml:10003:3: error E0115: more than 10,000 entries in one list or mapping (one network a folder)")
        #expect(try !codes(units(10_000)).contains { $0.contains("E0115") })
        func list(_ count: Int) -> String { "conduits:\n  c:\n    was:\n" + String(repeating: "      - a\n", count: count) }
        #expect(try codes(list(1000)).filter { !$0.contains("E0203") } == [])
        #expect(try codes(list(1001)) == ["a.yaml:1005:9: error E0115: more than 1,000 entries in one list or mapping"])
        func note(_ count: Int) -> String { "conduits:\n  c:\n    note: \(String(repeating: "注", count: count))\n" }
        #expect(try codes("network2: {}\n") != [])
        #expect(try codes(note(10_000)).contains { $0.contains("longer than 16,384 bytes") })
        #expect(
            try codes("conduits:\n  c:\n    note: \"" + String(repeating: "注注注\n      ", count: 3000) + "\"\n").map {
                $0.contains("longer than 10,000")
            } == [true])
        func template(_ count: Int) -> String {
            "declare:\n  unit:\n" + (0..<count).map { "    f\($0): text\n" }.joined() + "defaults:\n  unit:\n"
                + (0..<count).map { "    f\($0): x\n" }.joined()
        }
        #expect(try codes(template(100)) == [])
        #expect(try codes(template(101)) == ["a.yaml:106:3: error E0115: the template `defaults.unit` has more than 100 keys"])
    }

    @Test func tooManyEntriesInTwoFiles() throws {
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        let files = (0..<2).map { file in
            TopologyFile(name: "\(file).yaml", text: "conduits:\n" + (0..<6000).map { "  c\(file)-\($0): {}\n" }.joined())
        }
        let network = TopologyFile(name: "n.yaml", text: "network: {code: a, name: b}\n")
        #expect(
            loader.load(files + [network]).errors.map(\.line) == [
                "1.yaml:4002:3: error E0115: more than 10,000 entries in one list or mapping (one network a folder)"
            ])
    }

    @Test func manyHoldersOfOneAddress() throws {
        let units = (0..<300).map { number in
            let day = { (count: Int) in CivilDate(dayNumber: 10_000 + count) }
            return
                "  u\(number): {name: n, category: other, net: 10.0.0.0/24, since: \(day(number)), until: \(day(number + 1)), uplink: core}\n"
        }
        let problems = try problems("network: {code: a, name: b}\ndevices: {core: {role: core}}\nunits:\n" + units.joined())
        #expect(
            problems.map { "\($0.code) \($0.message)" } == [
                "E0115 more than 200 objects hold `10.0.0.0/24` at different times",
                "E0115 more than 200 objects hold `10.0.0.1` at different times",
            ])
    }

    @Test func aFileBeyondTheLimit() throws {
        let text = String(repeating: "#", count: 4 << 20) + "\n"
        #expect(try problems(text).first?.line == "a.yaml:1:1: error E0101: the file is larger than 4 MiB (split it)")
    }

    @Test(arguments: ["\0", "\u{1}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}"])
    func invisibleCharacters(character: String) throws {
        #expect(try problems("network: {code: a, name: b\(character)}").map(\.code).first == "E0104")
    }

    @Test(arguments: ["\\0", "\\e[31m", "\\x7f", "\\u2028"])
    func escapedControlCharacters(escape: String) throws {
        #expect(try problems("network: {code: a, name: \"b\(escape)\"}").map { "\($0.spot) \($0.code)" } == ["a.yaml:1:26 E0104"])
    }

    /// Bytes changed, cut out and doubled at random, always the same: whatever comes, it is problems or an inventory, never a trap.
    @Test(.timeLimit(.minutes(10)))
    func mutatedTopologies() throws {
        let original = Array(try Data(contentsOf: TopologyFixture.folder.appendingPathComponent("county.yaml")))
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        let rounds = ProcessInfo.processInfo.environment["NETMON_FUZZ_ROUNDS"].flatMap(Int.init) ?? 200
        var state: UInt64 = 2026
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let letters = Array("{}[]:,-#\"'&*!|>\n \t/.%0129aé：，".utf8)
        for _ in 0..<rounds {
            var bytes = original
            for _ in 0...random(4) {
                let place = random(bytes.count - 40)
                switch random(4) {
                case 0: bytes[place] = letters[random(letters.count)]
                case 1: bytes.removeSubrange(place..<(place + random(40)))
                case 2: bytes.insert(contentsOf: bytes[place..<(place + random(40))], at: random(bytes.count))
                default: bytes.insert(letters[random(letters.count)], at: place)
                }
            }
            let topology = loader.load([TopologyFile(name: "a.yaml", bytes: bytes)])
            #expect((topology.inventory == nil) == !topology.errors.isEmpty)
        }
    }

    @Test(arguments: [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe6, 0x9c], [0x80]] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) throws {
        let loader = TopologyLoader(asOf: try #require(CivilDate("2026-06-01")))
        let topology = loader.load([TopologyFile(name: "a.yaml", bytes: Array("network: ".utf8) + bytes)])
        #expect(topology.problems.map(\.code) == ["E0102"])
        #expect(topology.problems.map(\.spot.column) == [10])
    }
}
