import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import NetInventory
import Testing

@testable import Probe

@Suite("What https checks show of themselves", .enabled(if: TestCertificate.isPossible, "no openssl here to make a certificate with"))
struct ClientCertificateTests {
    /// A certificate and its key as PEM texts.
    private struct Pair {
        var certificate: [UInt8]
        var key: [UInt8]

        init(_ options: String = "-nodes") throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-tls-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try TestNetwork.run(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \(options) -days 2 -subj /CN=netmon-test"
                    + " -addext subjectAltName=IP:127.0.0.1 -keyout \(folder)/key.pem -out \(folder)/cert.pem")
            certificate = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/cert.pem")))
            key = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/key.pem")))
        }
    }

    /// What a server that insists on `client` answers to what is shown.
    private func ask(_ material: (Pair) throws -> TLSMaterial, insistingOn client: Pair) async throws -> ProbeResult {
        let server = try Pair()
        let chain = try NIOSSLCertificate.fromPEMBytes(server.certificate)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: server.key, format: .pem)))
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(client.certificate))
        let prober = HTTPProber(
            group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests, settings: ProbeSettings(tls: try material(server)))
        let page: TestServer.Answer = { channel, _ in channel.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        return try await TestServer.with(tls: try NIOSSLContext(configuration: configuration), page) { port in
            await prober.probe(
                ProbeQuestion(kind: .http, target: .url("https://127.0.0.1:\(port)/"), count: 1, timeout: .seconds(30)))
        }
    }

    @Test func `the certificate that is set opens a door that is shut without it`() async throws {
        let client = try Pair()
        let shown = try await ask(
            { try TLSMaterial(trust: $0.certificate, certificate: client.certificate, key: client.key) }, insistingOn: client)
        #expect(shown.received == 1 && shown.status == 200, "\(String(describing: shown.failure))")
        let unshown = try await ask({ try TLSMaterial(trust: $0.certificate) }, insistingOn: client)
        #expect(unshown.received == 0)
    }

    @Test func `each file that cannot be used is named, and its content is not`() throws {
        let pair = try Pair()
        let other = try Pair()
        let text = Array("Geheim-4711".utf8)
        #expect(throws: TLSMaterialError.trust) { try TLSMaterial(trust: text) }
        #expect(throws: TLSMaterialError.certificate) { try TLSMaterial(trust: nil, certificate: text, key: pair.key) }
        #expect(throws: TLSMaterialError.key) { try TLSMaterial(trust: nil, certificate: pair.certificate, key: text) }
        #expect(throws: TLSMaterialError.pair) { try TLSMaterial(trust: nil, certificate: pair.certificate, key: other.key) }
        let withPassphrase = try Pair("-passout pass:Geheim-4711")
        #expect(throws: TLSMaterialError.key) {
            try TLSMaterial(trust: nil, certificate: withPassphrase.certificate, key: withPassphrase.key)
        }
        var dumped = ""
        dump(try TLSMaterial(trust: nil, certificate: pair.certificate, key: pair.key), to: &dumped)
        for line in String(decoding: pair.key, as: UTF8.self).split(separator: "\n") { #expect(!dumped.contains(line)) }
    }

    @Test func `the name that is set is what the server sees`() async throws {
        let seen = Recorder()
        let prober = HTTPProber(
            group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests, settings: ProbeSettings(userAgent: "netmon (office)"))
        try await TestServer.with(
            { channel, request in
                seen.add(request)
                channel.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            },
            { port in _ = await prober.probe(ProbeQuestion(kind: .http, target: .url("http://127.0.0.1:\(port)/"), count: 1)) })
        #expect(seen.all.first?.contains("\r\nUser-Agent: netmon (office)\r\n") == true)
    }
}
