import NIOCore
import NIOPosix
import NIOSSL
import NetInventory
import Testing

@testable import Probe

@Suite(.enabled(if: TestCertificate.isPossible, "no openssl here to make a certificate with"))
struct HTTPSProberTests {
    private func ask(
        host: String = "127.0.0.1", trust: NIOSSLTrustRoots = .default, tls: NIOSSLContext?, _ answer: @escaping TestServer.Answer
    ) async throws -> ProbeResult {
        let prober = HTTPProber(
            group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests, settings: ProbeSettings(tls: TLSMaterial(trustRoots: trust)))
        return try await TestServer.with(host: host, tls: tls, answer) { port in
            await prober.probe(
                ProbeQuestion(kind: .http, target: .url("https://\(host):\(port)/"), count: 1, timeout: .seconds(10))
            )
        }
    }

    private let page: TestServer.Answer = { channel, _ in channel.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }

    @Test func `a trusted certificate is an answer with its own phase`() async throws {
        let made = try TestCertificate()
        let result = try await ask(trust: .certificates([made.certificate]), tls: made.serverContext, page)
        #expect(result.received == 1 && result.status == 200, "\(String(describing: result.failure))")
        #expect(try #require(result.phases?.tls) > 0)
        #expect(result.phases?.firstByte != nil)
    }

    @Test func `a certificate that nobody signed is not trusted`() async throws {
        let made = try TestCertificate()
        let result = try await ask(tls: made.serverContext, page)
        #expect(result.sent == 1 && result.received == 0 && result.status == nil)
        #expect(result.failure?.code == .tls)
        #expect(result.failure?.detail == "the certificate is not trusted: nobody but itself has signed it")
        #expect(result.tls?.chain.count == 1 && result.tls?.isTrusted == false && result.tls?.isNameMatched == true)
    }

    @Test func `a certificate for another address does not do`() async throws {
        let made = try TestCertificate()
        let result = try await ask(host: "127.0.0.2", trust: .certificates([made.certificate]), tls: made.serverContext, page)
        #expect(result.received == 0)
        #expect(result.failure == ProbeFailure(.tls, detail: "the certificate is for another name"))
    }

    @Test func `a port without TLS is said to be one`() async throws {
        // No request ever comes whole, so a plain server must speak first.
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.say("HTTP/1.1 400 Bad Request\r\n\r\n")
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)
        let port = try #require(listener.localAddress?.port)
        let result = await prober.probe(ProbeQuestion(kind: .http, target: .url("https://127.0.0.1:\(port)/"), count: 1))
        try await listener.close()
        #expect(result.failure == ProbeFailure(.tls, detail: "the other side does not speak TLS on this port"))
    }
}
