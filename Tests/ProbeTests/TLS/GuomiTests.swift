import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import NetInventory
import Testing

@testable import Probe

/// Servers of China's own TLS: seen for what they are, and never called down.
@Suite struct GuomiTests {
    /// C=CN, O=示例县, CN=netmon-test SM2: self-signed until 2126, made with `openssl genpkey -algorithm SM2` and `req -x509 -sm3`.
    static let certificate: [UInt8] = Array(
        Data(
            base64Encoded:
                "MIIB7TCCAZOgAwIBAgIUNReZ075mYHbZbgK0GeQF9NlOrF8wCgYIKoEcz1UBg3UwOzELMAkGA1UEBhMCQ04xEjAQBgNVBAoMCeekuuS+i+WOvzEYMBYG"
                + "A1UEAwwPbmV0bW9uLXRlc3QgU00yMCAXDTI2MTEyMzEzMjkzOVoYDzIxMjYxMDMwMTMyOTM5WjA7MQswCQYDVQQGEwJDTjESMBAGA1UECgwJ56S65L6L"
                + "5Y6/MRgwFgYDVQQDDA9uZXRtb24tdGVzdCBTTTIwWTATBgcqhkjOPQIBBggqgRzPVQGCLQNCAARQ3jDTCKYka3WXFqavJRA5/VjpRwOLJ678I/LHWD6L"
                + "7rXWdS1+F7SPs7xS2ZulGZKvFSF9xXUh8AY1iML8+xX4o3MwcTAdBgNVHQ4EFgQUsJGURsN23j/6PMT/aWBlp1/OasYwHwYDVR0jBBgwFoAUsJGURsN2"
                + "3j/6PMT/aWBlp1/OasYwDwYDVR0TAQH/BAUwAwEB/zAeBgNVHREEFzAVghN3d3cuZXhhbXBsZS5pbnZhbGlkMAoGCCqBHM9VAYN1A0gAMEUCIQDl5rFa"
                + "EUDfMH98rhyb5DoTLz69cnvH3gT08Q3RHt1+KgIgUKVfVib++rf8PxI0pfoWqqC3tkzIoe1EY7Lhu2OJyFE=") ?? Data())

    private static func message(_ type: UInt8, _ body: [UInt8], version: UInt16) -> [UInt8] {
        let inner = [type, UInt8(body.count >> 16), UInt8(body.count >> 8 & 255), UInt8(body.count & 255)] + body
        return [22, UInt8(version >> 8), UInt8(version & 255), UInt8(inner.count >> 8), UInt8(inner.count & 255)] + inner
    }

    private static func hello(_ version: UInt16, _ cipher: UInt16, extensions: [UInt8] = []) -> [UInt8] {
        var body = [UInt8(version >> 8), UInt8(version & 255)] + [UInt8](repeating: 7, count: 32) + [0]
        body += [UInt8(cipher >> 8), UInt8(cipher & 255), 0]
        if !extensions.isEmpty { body += [UInt8(extensions.count >> 8), UInt8(extensions.count & 255)] + extensions }
        return message(2, body, version: version)
    }

    private static func certificates(_ version: UInt16) -> [UInt8] {
        let one = [0, UInt8(certificate.count >> 8), UInt8(certificate.count & 255)] + certificate
        return message(11, [0, UInt8(one.count >> 8), UInt8(one.count & 255)] + one, version: version)
    }

    private static func alert(_ number: UInt8, version: UInt16 = 0x0303) -> [UInt8] {
        [21, UInt8(version >> 8), UInt8(version & 255), 0, 2, 2, number]
    }

    private func ask(
        _ answer: @escaping @Sendable ([UInt8]) -> (bytes: [UInt8], closes: Bool)
    ) async throws -> (tls: ProbeResult, http: ProbeResult) {
        let group = MultiThreadedEventLoopGroup.singleton
        let settings = ProbeSettings(tls: TLSMaterial(trustRoots: .certificates([])))
        return try await ScriptedServer.with(answer) { port in
            let tls = await TLSProber(group: group, resolver: .forTests, settings: settings).probe(
                ProbeQuestion(kind: .tls, target: .host("127.0.0.1", port: port), count: 1, timeout: .seconds(600)))
            let http = await HTTPProber(group: group, resolver: .forTests, settings: settings).probe(
                ProbeQuestion(kind: .http, target: .url("https://127.0.0.1:\(port)/"), count: 1, timeout: .seconds(600)))
            return (tls, http)
        }
    }

    private func expectNotJudged(_ result: ProbeResult, version: String, cipher: String, certificates: Int) {
        #expect(result.received == 0 && result.failure == TLSSession.notJudged, "\(String(describing: result.failure))")
        // What netmon cannot judge is none of its verdicts.
        #expect(result.failure?.isOwn == true)
        #expect(result.tls?.version == version && result.tls?.cipher == cipher, "\(String(describing: result.tls))")
        #expect(result.tls?.chain.count == certificates)
    }

    @Test func `a certificate of SM2 is read like any other`() throws {
        let facts = try #require(CertificateFacts(Self.certificate))
        #expect(facts.subject == "CN=netmon-test SM2, O=示例县, C=CN" && facts.isSelfIssued && facts.isGuomi)
        #expect(facts.key == "SM2" && facts.signature == "SM2-with-SM3" && facts.names == ["www.example.invalid"])
        #expect(facts.notBefore.day == "2026-11-23" && facts.notAfter.day == "2126-10-30")
    }

    @Test func `a certificate of SM2 under usual TLS is not judged`() async throws {
        let results = try await ask { _ in (Self.hello(0x0303, 0xc02b) + Self.certificates(0x0303), false) }
        for result in [results.tls, results.http] {
            expectNotJudged(result, version: "TLS 1.2", cipher: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", certificates: 1)
            #expect(result.tls?.chain.first?.key == "SM2")
        }
    }

    @Test func `a server of TLCP that refuses TLS is asked in its own tongue`() async throws {
        let results = try await ask { greeting in
            // The version of the record, which TLCP has as 1.1.
            guard greeting.starts(with: [22, 0x01, 0x01]) else { return (Self.alert(70), true) }
            let done = Self.message(14, [], version: 0x0101)
            return (Self.hello(0x0101, 0xe013) + Self.certificates(0x0101) + done, false)
        }
        for result in [results.tls, results.http] {
            expectNotJudged(result, version: "TLCP 1.1", cipher: "ECC_SM4_CBC_SM3", certificates: 1)
        }
    }

    @Test func `so is one that closes without a word`() async throws {
        let results = try await ask { greeting in
            greeting.starts(with: [22, 0x01, 0x01]) ? (Self.hello(0x0101, 0xe053) + Self.alert(40, version: 0x0101), true) : ([], true)
        }
        for result in [results.tls, results.http] {
            expectNotJudged(result, version: "TLCP 1.1", cipher: "ECC_SM4_GCM_SM3", certificates: 0)
        }
    }

    @Test func `one that answers TLS with a record of TLCP needs no second question`() async throws {
        let results = try await ask { _ in (Self.alert(40, version: 0x0101), true) }
        #expect(results.tls.failure == TLSSession.notJudged && results.http.failure == TLSSession.notJudged)
    }

    @Test func `a server of TLS 1_3 with SM4 alone is not judged`() async throws {
        let results = try await ask { greeting in
            // It looks for the one cipher that it has, behind the two bytes of their length.
            let speaksSM4 = greeting.dropFirst(44).starts(with: [0, 4, 0x00, 0xc6])
            return speaksSM4 ? (Self.hello(0x0303, 0x00c6, extensions: [0, 43, 0, 2, 3, 4]), false) : (Self.alert(40), true)
        }
        for result in [results.tls, results.http] {
            expectNotJudged(result, version: "TLS 1.3", cipher: "TLS_SM4_GCM_SM3", certificates: 0)
        }
    }

    @Test func `a refusal in every tongue is a refusal`() async throws {
        let results = try await ask { _ in (Self.alert(40), true) }
        for result in [results.tls, results.http] {
            #expect(result.failure == ProbeFailure(.tls, detail: "the server refuses the handshake (handshake_failure)"))
        }
    }
}
