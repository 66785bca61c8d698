import NIOCore
import NIOPosix
import NIOSSL
import NetInventory
import Testing
import X509

@testable import Probe

@Suite struct TLSProberTests {
    private func prober(_ trust: NIOSSLTrustRoots = .certificates([])) -> TLSProber {
        TLSProber(
            group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests, settings: ProbeSettings(tls: TLSMaterial(trustRoots: trust)))
    }

    private func question(_ host: String, _ port: Int, timeout: Int64 = 600_000) -> ProbeQuestion {
        ProbeQuestion(kind: .tls, target: .host(host, port: port), count: 1, timeout: Milliseconds(timeout))
    }

    private func ask(_ server: NIOSSLContext, at host: String = "127.0.0.1", trust: NIOSSLTrustRoots) async throws -> ProbeResult {
        try await TestServer.with(tls: server, { _, _ in }) { port in
            var question = question(host, port)
            question.family = .v4
            return await prober(trust).probe(question)
        }
    }

    @Test func `a good certificate is an answer, and all of it is reported`() async throws {
        let root = try TestAuthority()
        let middle = try TestAuthority("netmon-test middle", signedBy: root, days: -5...2.5)
        let leaf = try middle.leaf(names: ["www.example.invalid"])
        let result = try await ask(leaf.server(with: [middle]), trust: root.roots)
        #expect(result.received == 1 && result.failure == nil, "\(String(describing: result.failure))")
        #expect(result.times.count == 1 && result.phases?.connect != nil && result.phases?.tls != nil)
        let sight = try #require(result.tls)
        #expect(sight.version == "TLS 1.3" && sight.cipher?.hasPrefix("TLS_") == true)
        #expect(sight.isTrusted == true && sight.isNameMatched == true)
        #expect(sight.chain.map(\.subject) == ["CN=netmon-test server", "CN=netmon-test middle"])
        #expect(sight.chain.map(\.issuer) == ["CN=netmon-test middle", "CN=netmon-test CA"])
        #expect(sight.chain[0].names == ["www.example.invalid", "127.0.0.1"])
        #expect(sight.chain[0].key == "EC P-256" && sight.chain[0].signature == "ecdsa-with-SHA256")
        #expect(sight.chain[0].fingerprint.count == 64 && !sight.chain[0].isSelfIssued && !sight.chain[0].isGuomi)
        // The one between runs out first, in two days and a half.
        #expect(sight.daysLeft(at: result.startedAt) == 2)
    }

    @Test func `an older version and its cipher are told`() async throws {
        let root = try TestAuthority()
        let server = try root.leaf().server {
            $0.maximumTLSVersion = .tlsv12
            $0.cipherSuiteValues = [.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]
        }
        let sight = try #require(try await ask(server, trust: root.roots).tls)
        #expect(sight.version == "TLS 1.2" && sight.cipher == "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
    }

    private func failure(
        _ leaf: TestAuthority.Leaf, at host: String = "127.0.0.1", with others: [TestAuthority] = [], trust: NIOSSLTrustRoots
    ) async throws -> String {
        let result = try await ask(leaf.server(with: others), at: host, trust: trust)
        #expect(result.sent == 1 && result.received == 0)
        #expect(result.failure?.code == .tls && result.failure?.isOwn == false)
        // What was seen is reported all the same.
        #expect(result.tls?.chain.count == 1 + others.count && result.tls?.version == "TLS 1.3")
        return result.failure?.detail ?? ""
    }

    @Test func `what is wrong with a certificate's dates and names has its own sentence`() async throws {
        let root = try TestAuthority()
        let trust = try root.roots
        let expired = try root.leaf(days: -9...(-2.5))
        let end = CertificateFacts(try expired.der)?.notAfter.day ?? ""
        #expect(try await failure(expired, trust: trust) == "the certificate expired on \(end), 2 days ago")
        let early = try root.leaf(days: 2...5)
        let begin = CertificateFacts(try early.der)?.notBefore.day ?? ""
        #expect(try await failure(early, trust: trust) == "the certificate holds only from \(begin)")
        let other = try root.leaf(addresses: [[127, 0, 0, 9]], names: ["example.invalid"])
        #expect(try await failure(other, trust: trust) == "the certificate is for another name")
        #expect(try await failure(other, at: "localhost", trust: trust) == "the certificate is for another name")
        let middle = try TestAuthority("old middle", signedBy: root, days: -9...(-1.5))
        #expect(try await failure(middle.leaf(), with: [middle], trust: trust).hasPrefix("a certificate that vouches for it expired on "))
        let both = try root.leaf(addresses: [], names: ["example.invalid"], days: -9...(-2.5))
        #expect(
            try await failure(both, trust: trust)
                == "the certificate expired on \(end), 2 days ago; the certificate is for another name")
    }

    @Test func `who vouches for a certificate has its own sentence`() async throws {
        let root = try TestAuthority()
        let trust = try root.roots
        let bad = "the certificate is not trusted: "
        #expect(try await failure(root.leaf(isSelfSigned: true), trust: trust) == bad + "nobody but itself has signed it")
        let stranger = try TestAuthority("another CA")
        #expect(try await failure(stranger.leaf(), trust: trust) == bad + "it is signed by nobody this machine knows")
        let client = try root.leaf(uses: ExtendedKeyUsage([.clientAuth]))
        #expect(try await failure(client, trust: trust).hasPrefix(bad + "its chain breaks"))
        let usurper = try TestAuthority("no CA", signedBy: root, isAuthority: false)
        #expect(try await failure(usurper.leaf(), with: [usurper], trust: trust).hasPrefix(bad + "its chain breaks"))
    }

    @Test func `wildcards, names in any case, critical extensions and a trusted server are good`() async throws {
        let root = try TestAuthority()
        let leaf = try root.leaf(
            addresses: [], names: ["LOCALHOST", "*.example.invalid"], uses: ExtendedKeyUsage([.serverAuth]), insisting: true)
        #expect(try await ask(leaf.server(), at: "localhost", trust: root.roots).received == 1)
        let judge = CertificateJudge(roots: [try root.der])
        let now = ClockPair.now().timestamp
        for (host, isGood) in [
            ("www.example.invalid", true), ("WWW.example.invalid", true), ("a.www.example.invalid", false), ("example.invalid", false),
            ("127.0.0.1", false),
        ] {
            #expect(await judge.verdict([try leaf.der], for: host, at: now).isGood == isGood, "\(host)")
        }
        // Trusted itself, as an office does with the one it made for its own machine.
        let own = try root.leaf(isSelfSigned: true)
        let trust = NIOSSLTrustRoots.certificates([try NIOSSLCertificate(bytes: try own.der, format: .der)])
        #expect(try await ask(own.server(), trust: trust).received == 1)
        #expect(await judge.verdict([], for: "x", at: now).findings == [.unreadable])
        #expect(await judge.verdict([[0x30, 0x03]], for: "x", at: now).findings == [.unreadable])
    }

    @Test func `a handshake that is refused says by which alert`() async throws {
        let root = try TestAuthority()
        let server = try root.leaf().server {
            $0.maximumTLSVersion = .tlsv12
            // The certificate has an elliptic key, which this cipher cannot use.
            $0.cipherSuiteValues = [.TLS_RSA_WITH_AES_128_GCM_SHA256]
        }
        let result = try await ask(server, trust: root.roots)
        #expect(result.failure == ProbeFailure(.tls, detail: "the server refuses the handshake (handshake_failure)"))
        #expect(result.tls?.version == nil && result.tls?.chain.isEmpty == true)
    }

    @Test func `what comes before TLS, or in its place, is told apart`() async throws {
        let prober = prober()
        #expect(await prober.probe(question("127.91.7.1", 7)).failure?.code == .refused)
        #expect(await prober.probe(ProbeQuestion(kind: .tls, target: .name("x"))).failure?.code == .local)
        let full = try await SilentListener()
        let unconnected = await prober.probe(question("127.0.0.1", full.port, timeout: 250)).failure
        try await full.close()
        #expect(unconnected == ProbeFailure(.timeout, detail: "no connection within 250 ms"))
        try await TestServer.with({ _, _ in }) { port in
            let silent = await prober.probe(question("127.0.0.1", port, timeout: 300)).failure
            let detail = "TLS was not ready: not a word of it came back within 300 ms"
            #expect(silent == ProbeFailure(.timeout, wasConnected: true, detail: detail))
        }
        let half = try await ScriptedServer.with([0x16, 0x03, 0x03, 0x00, 0x50, 0x02]) { port in
            await prober.probe(question("127.0.0.1", port, timeout: 300)).failure
        }
        #expect(half?.detail == "TLS was not ready: the server's greeting was not complete within 300 ms")
        let foreign = try await ScriptedServer.with(Array("220 mail ESMTP\r\n".utf8)) { port in
            await prober.probe(question("127.0.0.1", port))
        }
        #expect(foreign.failure == ProbeFailure(.tls, detail: "the other side does not speak TLS on this port"))
        #expect(foreign.tls == nil)
    }

    @Test func `the steps say what was chosen and shown`() async throws {
        let root = try TestAuthority()
        let server = try root.leaf(names: ["www.example.invalid"], days: -1...4.5).server()
        let steps = try await TestServer.with(tls: server, { _, _ in }) { port in
            var asked = question("127.0.0.1", port)
            asked.isExplained = true
            return await prober(try root.roots).probe(asked).trace?.steps ?? []
        }
        let texts = steps.filter { $0.phase == .tls }.map(\.text)
        #expect(texts.count == 4)
        #expect(texts.contains { $0.hasPrefix("the server chose TLS 1.3 with TLS_") })
        #expect(texts.contains { $0.contains("CN=netmon-test server, for www.example.invalid 127.0.0.1, signed by CN=netmon-test CA") })
        #expect(texts.contains("the first of them runs out in 4 days"))
    }
}
