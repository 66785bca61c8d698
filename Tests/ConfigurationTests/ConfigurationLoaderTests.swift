import Configuration
import NetInventory
import Testing

@Suite("What netmon.yaml says")
struct ConfigurationLoaderTests {
    static let everything = """
        topology: topology
        store: /var/lib/netmon/netmon.sqlite
        reload: manual
        language: zh
        log: {level: debug}
        control: {socket: /run/netmon/netmon.sock, group: netmon}
        probes: {source: {ipv4: 127.64.0.2, ipv6: "::1"}}
        witness: {interfaces: [eth0, bond0.17], gateways: "fd77::254"}
        memory: {results_waiting: 20000}
        http:
          user_agent: netmon (信息中心)
          trust: ./roots.pem
          client: {certificate: client.pem, key: {file: client.key}}
        """

    @Test func everyKeyIsRead() throws {
        let text = Self.everything.replacing(" (信息中心)", with: "/office")
        let loaded = ConfigurationLoader.load(TopologyFile(name: "/etc/netmon/netmon.yaml", text: text))
        #expect(loaded.problems == [])
        let read = try #require(loaded.configuration)
        #expect(read.file == "/etc/netmon/netmon.yaml")
        #expect(read.topology == "/etc/netmon/topology")
        #expect(read.store == "/var/lib/netmon/netmon.sqlite")
        #expect(read.reload == .manual)
        #expect(read.language == .zh)
        #expect(read.logLevel == .debug)
        #expect(read.control == .init(socket: "/run/netmon/netmon.sock", group: "netmon"))
        #expect(read.sources == [.v4: try #require(IPAddress("127.64.0.2")), .v6: try #require(IPAddress("::1"))])
        #expect(read.ownInterfaces == ["eth0", "bond0.17"])
        #expect(read.ownGateways == [try #require(IPAddress("fd77::254"))])
        #expect(read.resultsWaiting == 20_000)
        #expect(read.http.userAgent == "netmon/office")
        #expect(read.http.trust?.path == "/etc/netmon/roots.pem")
        #expect(read.http.client?.certificate.path == "/etc/netmon/client.pem")
        #expect(read.http.client?.key.path == "/etc/netmon/client.key")
    }

    @Test("A header takes no Chinese: what a server would get is not what was written")
    func headers() {
        let loaded = ConfigurationLoader.load(TopologyFile(name: "netmon.yaml", text: Self.everything))
        #expect(loaded.configuration == nil)
        #expect(
            loaded.problems.map(\.line) == [
                "netmon.yaml:11:15: error E0207: `netmon (信息中心)` is not printable ASCII text (write it like netmon)"
            ])
    }

    @Test("`none` looks at nothing; a name that no interface has and a name for an address are told")
    func witness() throws {
        let loaded = ConfigurationLoader.load(TopologyFile(name: "netmon.yaml", text: "witness: {interfaces: none, gateways: none}\n"))
        #expect(loaded.problems == [])
        #expect(loaded.configuration?.ownInterfaces == [])
        #expect(loaded.configuration?.ownGateways == [])
        let wrong = ConfigurationLoader.load(
            TopologyFile(name: "netmon.yaml", text: "witness: {interfaces: [eth0, an interface], gateways: [router]}\n"))
        #expect(wrong.configuration == nil)
        #expect(wrong.problems.map(\.spot.column) == [30, 56])
    }

    @Test(arguments: ["", "# nothing but a remark\n", "---\n"])
    func nothingIsFine(text: String) throws {
        let loaded = ConfigurationLoader.load(TopologyFile(name: "netmon.yaml", text: text))
        #expect(loaded.problems == [])
        var expected = NetmonConfiguration()
        expected.file = "netmon.yaml"
        #expect(loaded.configuration == expected)
    }
}
