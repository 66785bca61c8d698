import NetInventory
import Testing

@testable import Probe

@Suite struct DNSQuestionTests {
    @Test func `a question is taken apart`() throws {
        let least = try DNSQuestion("dns://127.64.3.1/www.example.gov.cn")
        #expect(least.server == IPAddress("127.64.3.1") && least.port == 53 && least.type == .a && !least.isTCP)
        #expect(least.name.text == "www.example.gov.cn")
        let most = try DNSQuestion("DNS://[::1]:5353/_sip._tcp.Example?type=srv&transport=tcp")
        #expect(most.server == IPAddress("::1") && most.port == 5353 && most.type == .srv && most.isTCP)
        #expect(most.name.text == "_sip._tcp.Example")
        #expect(try DNSQuestion("dns://127.0.0.1/.?type=NS").name.text == ".")
        for type in DNSRecordType.allCases { #expect(try DNSQuestion("dns://127.0.0.1/a?type=\(type.name)").type == type) }
    }

    @Test(arguments: [
        ("dns://127.0.0.1", "behind the server"), ("dns://ns.example/a", "as an address"), ("dns://::1/a", "as an address"),
        ("dns://127.0.0.1:0/a", "as an address"), ("dns:///a", "as an address"), ("dns://127.0.0.1/", "write the name"),
        ("dns://127.0.0.1/a..b", "write the name"), ("dns://127.0.0.1/教育局", "xn--"), ("dns://127.0.0.1/a?type=ANY", "write a type of A"),
        ("dns://127.0.0.1/a?type=", "write a type of A"), ("dns://127.0.0.1/a?x=1", "no more than"), ("dns://127.0.0.1/a?", "no more than"),
        ("dns://127.0.0.1/a?transport=tls", "no more than"), ("dns://127.0.0.1/a?type=A&type=A", "each once"),
    ])
    func `what asks no name server is refused with a remedy`(text: String, remedy: String) {
        #expect(isExplicit(text))
        let mistake = #expect(throws: ProbeTargetMistake.self) { try ProbeTargetText(text) }
        #expect(mistake?.description.hasPrefix("'\(text)' asks no name server: ") == true)
        #expect(mistake?.description.contains(remedy) == true, "\(String(describing: mistake))")
    }

    @Test func `the looks of a text and the kind say what to ask`() throws {
        func read(_ text: String, _ kind: ProbeKind?) throws(ProbeTargetMistake) -> ProbeQuestion {
            let (kind, target) = try ProbeTargetText(text).question(kind)
            return ProbeQuestion(kind: kind, target: target)
        }
        let text = "dns://127.0.0.1:5353/a.cn?type=MX"
        for kind in [nil, ProbeKind.dns] { #expect(try read(text, kind) == ProbeQuestion(kind: .dns, target: .url(text))) }
        #expect(try read(text, .icmp).target == .address(try #require(IPAddress("127.0.0.1"))))
        #expect(try read(text, .tcp).target == .host("127.0.0.1", port: 5353))
        #expect(throws: ProbeTargetMistake.badURL(text)) { try read(text, .http) }
        #expect(throws: ProbeTargetMistake.needsQuestion("[::1]")) { try read("::1", .dns) }
        #expect(throws: ProbeTargetMistake.needsQuestion("127.0.0.1:53")) { try read("127.0.0.1:53", .dns) }
        #expect(
            ProbeTargetMistake.needsQuestion("127.0.0.1").description
                == "a DNS check needs a server and a name: write dns://127.0.0.1/NAME?type=A, with the server's address")
    }

    private func isExplicit(_ text: String) -> Bool {
        ProbeTargetText.isExplicit(Result { () throws(ProbeTargetMistake) in try ProbeTargetText(text) }, of: text)
    }
}
