import Foundation
import NIOCore
import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite struct FamilyComparisonTests {
    private let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)

    /// Two servers on the same port, one a family, and what a name that has both gets from them.
    private func compare(_ v4: String?, _ v6: String?, host: String = "localhost") async throws -> FamilyComparison {
        func page(_ status: String?) -> TestServer.Answer {
            { channel, _ in
                if let status { channel.say("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n") } else { channel.close(promise: nil) }
            }
        }
        return try await TestServer.with(page(v4)) { port in
            try await TestServer.with(host: "::1", port: port, page(v6)) { _ in
                await prober.compareFamilies(
                    ProbeQuestion(
                        kind: .http, target: .url("http://\(host):\(port)/"), count: 2, period: Milliseconds(0), timeout: .seconds(600)))
            }
        }
    }

    @Test(.enabled(if: LookupOfBoth.isPossible, "localhost has only one family here"))
    func `both families are asked, and each result says which it was`() async throws {
        let both = try await compare("200", "200")
        #expect(both.v4.address == IPAddress("127.0.0.1") && both.v6.address == IPAddress("::1"))
        #expect(both.v4.received == 2 && both.v6.received == 2 && both.differences.isEmpty)
        #expect(both.medianDifference != nil)
        #expect(try await compare("200", "204").differences == [.status(v4: 200, v6: 204)])
        let half = try await compare("200", nil)
        #expect(half.differences == [.onlyV4] && half.medianDifference == nil)
        #expect(try await compare("500", "200").differences == [.onlyV6, .status(v4: 500, v6: 200)])
    }

    @Test func `an address has one family, and the other is not asked`() async throws {
        let one = try await compare("200", "200", host: "127.0.0.1")
        #expect(one.v4.received == 2 && one.v6.sent == 0 && one.v6.failure?.code == .resolve)
        #expect(one.differences == [.onlyV4])
    }

    @Test func `another certificate is a difference`() {
        func result(_ fingerprint: String) -> ProbeResult {
            var sight = TLSSight()
            let moment = Timestamp(milliseconds: 0)
            sight.chain = [
                CertificateFacts(
                    subject: "", issuer: "", names: [], notBefore: moment, notAfter: moment, key: "", signature: "",
                    fingerprint: fingerprint)
            ]
            var result = ProbeResult(
                question: ProbeQuestion(kind: .tls, target: .name("x")), startedAt: moment, sent: 1, received: 1, times: [1])
            result.tls = sight
            return result
        }
        #expect(FamilyComparison(v4: result("a"), v6: result("b")).differences == [.certificate])
        #expect(FamilyComparison(v4: result("a"), v6: result("a")).differences.isEmpty)
    }
}

/// Whether /etc/hosts gives both families to localhost.
private enum LookupOfBoth {
    static let isPossible: Bool = {
        let text = (try? String(contentsOfFile: "/etc/hosts", encoding: .utf8)) ?? ""
        return ["127.0.0.1", "::1"].allSatisfy { address in
            text.split(separator: "\n").contains { $0.hasPrefix(address) && $0.split(whereSeparator: \.isWhitespace).contains("localhost") }
        }
    }()
}
