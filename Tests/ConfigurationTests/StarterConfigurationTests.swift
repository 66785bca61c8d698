import Configuration
import NetInventory
import Testing

@Suite("The netmon.yaml that netmon init writes")
struct StarterConfigurationTests {
    private let text = String(decoding: Starter.files.first { $0.name == "netmon.yaml" }?.bytes ?? [], as: UTF8.self)

    /// With every setting in force: a remark is `# ` and a word, a setting `#` and its key, or more blanks.
    private var uncommented: String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") && $0.firstMatch(of: #/^# (\S|$)/#) == nil && $0 != "#" ? $0.dropFirst() : $0 }.joined(separator: "\n")
    }

    @Test func asWrittenItSetsNothing() throws {
        let loaded = ConfigurationLoader.load(TopologyFile(name: "netmon.yaml", text: text))
        #expect(loaded.problems == [])
        var nothing = NetmonConfiguration()
        nothing.file = "netmon.yaml"
        #expect(loaded.configuration == nothing)
    }

    @Test func withEverySettingInForceItIsRight() throws {
        let loaded = ConfigurationLoader.load(TopologyFile(name: "netmon.yaml", text: uncommented))
        #expect(loaded.problems.map(\.line) == [])
        let read = try #require(loaded.configuration)
        #expect(read.topology == "/etc/netmon/topology")
        #expect(read.store == "/var/lib/netmon/netmon.sqlite")
        #expect(read.language == .zh && read.logLevel == .info)
        #expect(read.control == .init(socket: "/run/netmon/netmon.sock", group: "netmon"))
        #expect(read.sources.count == 2)
        #expect(read.resultsWaiting == 10_000)
        #expect(read.http.client?.key.path == "/etc/netmon/client.key")
    }

    @Test func everyKeyStandsInIt() {
        let tables: [KeyTable] = [.configuration, .log, .control, .probes, .source, .witness, .memory, .http, .client]
        for key in tables.flatMap(\.names) { #expect(uncommented.contains("\(key):"), "\(key)") }
    }
}
