import NetInventory
import Probe
import Testing

@Suite struct ProbeTargetTextTests {
    private func read(_ text: String, _ kind: ProbeKind? = nil) throws(ProbeTargetMistake) -> ProbeQuestion {
        let (kind, target) = try ProbeTargetText(text).question(kind)
        return ProbeQuestion(kind: kind, target: target)
    }

    private func address(_ text: String) throws -> ProbeQuestion.Target { .address(try #require(IPAddress(text))) }

    @Test func `the looks of a text say what to ask`() throws {
        #expect(try read("127.0.0.1") == ProbeQuestion(kind: .icmp, target: address("127.0.0.1")))
        #expect(try read("fd00::1") == ProbeQuestion(kind: .icmp, target: address("fd00::1")))
        #expect(try read("[fd00::1]") == ProbeQuestion(kind: .icmp, target: address("fd00::1")))
        #expect(try read("example.gov.cn") == ProbeQuestion(kind: .icmp, target: .name("example.gov.cn")))
        #expect(try read("example.gov.cn:443") == ProbeQuestion(kind: .tcp, target: .host("example.gov.cn", port: 443)))
        #expect(try read("127.0.0.1:22") == ProbeQuestion(kind: .tcp, target: .host("127.0.0.1", port: 22)))
        #expect(try read("[::1]:8080") == ProbeQuestion(kind: .tcp, target: .host("::1", port: 8080)))
        #expect(try read("HTTPS://example.gov.cn/x") == ProbeQuestion(kind: .http, target: .url("HTTPS://example.gov.cn/x")))
    }

    @Test func `a kind asked for takes what it needs`() throws {
        #expect(try read("127.0.0.1:22", .icmp).target == address("127.0.0.1"))
        #expect(try read("a.example:22", .icmp).target == .name("a.example"))
        #expect(try read("http://[::1]:81/x", .icmp).target == address("::1"))
        #expect(try read("https://a.example/x", .tcp).target == .host("a.example", port: 443))
        #expect(try read("a.example", .http).target == .url("http://a.example/"))
        #expect(try read("::1", .http).target == .url("http://[::1]/"))
        #expect(try read("[::1]:81", .http).target == .url("http://[::1]:81/"))
    }

    @Test(arguments: [
        "", " ", "a b", "1.2.3", "300.1.2.3", "10.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:+8", "::1:80:x", "[::1",
        "[1.2.3.4]:80", "-a.example", "a..b", "教育局", "a.example:http", "127.0.0.1/24",
    ])
    func `what is no target is refused with a sentence`(text: String) {
        #expect(throws: ProbeTargetMistake.unreadable(text)) { try read(text) }
        #expect(!isExplicit(text))
    }

    @Test(arguments: [
        "ftp://a.example/", "http://", "http:///x", "http://u:p@a.example/", "http://a.example:99999/", "http://10.1/", "http://a b/",
    ])
    func `what is no URL is refused with a sentence`(text: String) {
        #expect(throws: ProbeTargetMistake.badURL(text)) { try read(text) }
    }

    @Test(arguments: [
        ("a.example", "a.example", 443), ("a.example:8443", "a.example", 8443), ("::1", "::1", 443), ("[::1]:444", "::1", 444),
        ("https://a.example:444/x", "a.example", 444), ("https://a.example/", "a.example", 443), ("http://a.example/", "a.example", 443),
    ])
    func `TLS is asked for at its usual port unless another is named`(text: String, host: String, port: Int) throws {
        #expect(try read(text, .tls) == ProbeQuestion(kind: .tls, target: .host(host, port: port)))
    }

    @Test func `the sentences say what to write`() {
        #expect(
            ProbeTargetMistake.unreadable("x y").description
                == "'x y' is no target: write an address, a name, HOST:PORT, [IPV6]:PORT, or a URL such as http://example.gov.cn/"
        )
        #expect(throws: ProbeTargetMistake.needsPort("[::1]")) { try read("::1", .tcp) }
        #expect(ProbeTargetMistake.needsPort("[::1]").description == "a TCP check needs a port: write [::1]:PORT")
    }

    @Test func `names may belong to the topology, other texts may not`() {
        #expect(isExplicit("127.0.0.1"))
        #expect(isExplicit("a:1"))
        #expect(isExplicit("ftp://x"))
        #expect(!isExplicit("jyj"))
        #expect(!isExplicit("unit/jyj"))
    }

    @Test func `a URL is taken apart`() throws {
        let url = try #require(ProbeURL("http://A.example:8080/a b?县=1#top"))
        #expect(url.host == "A.example" && url.port == 8080 && !url.isSecure)
        #expect(url.path == "/a%20b?%E5%8E%BF=1")
        #expect(url.hostHeader == "A.example:8080")
        #expect(try #require(ProbeURL("https://[::1]")).hostHeader == "[::1]")
        #expect(try #require(ProbeURL("https://a.example?x")).path == "/?x")
        #expect(try #require(ProbeURL("https://a.example:443/")).hostHeader == "a.example")
    }

    @Test func `a list gives each target once, with its line`() {
        let list = ProbeTargetList("\u{feff}127.0.0.1\r\n\n  # all of it\n 127.0.0.2  # the second\n127.0.0.1\nhttp://a/#b\n\t\n::1")
        #expect(list.lines.map(\.text) == ["127.0.0.1", "127.0.0.2", "http://a/#b", "::1"])
        #expect(list.lines.map(\.number) == [1, 4, 6, 8])
        #expect(list.repeated == 1)
        #expect(ProbeTargetList("").lines.isEmpty)
    }

    private func isExplicit(_ text: String) -> Bool {
        ProbeTargetText.isExplicit(Result { () throws(ProbeTargetMistake) in try ProbeTargetText(text) }, of: text)
    }
}
