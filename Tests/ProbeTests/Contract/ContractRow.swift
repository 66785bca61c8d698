import Foundation
import NIOSSL
import NetInventory
import Testing

@testable import Probe

/// One kind of probe, as the contract sees it: whom it can ask, and what their no is called.
struct ContractRow: Sendable, CustomTestStringConvertible {
    typealias Body = @Sendable (ContractPeers) async throws -> Void

    var kind: ProbeKind
    /// What the no of the refusing peer is.
    var refusal: ProbeFailure.Code
    /// Whether a result of this kind says how it came about.
    var isExplained = true
    /// Whether it can be asked, and says no, when it has ended; where it shares the threads of others, nobody may ask any more.
    var answersAfterEnd = false
    /// Whether what it asks may be a name, which this machine's resolver is asked about.
    var takesNames = true
    /// Makes prober and peers, and takes them away again.
    var with: @Sendable (Body) async throws -> Void

    var testDescription: String { kind.rawValue }

    static let all =
        (ScriptedNetwork.isPossible ? [icmp] : []) + [
            connecting(.tcp, hasOwnEngine: true) { .host($0, port: $1) },
            tls, dns,
            connecting(.http, { channel, _ in channel.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }) {
                .url("http://\($0):\($1)/")
            },
        ]

    /// Hosts behind a scripted network: the second answers, the third keeps silent, about the fourth a router says no.
    private static let icmp = ContractRow(kind: .icmp, refusal: .adminProhibited, answersAfterEnd: true) { body in
        let network = try ScriptedNetwork { echo in
            switch echo.host {
            case 2: [.answer]
            case 4: [.word(ScriptedWord(type: 3, code: 13))]
            case _: []
            }
        }
        try await LiveICMP.with(namespace: network.path) { prober in
            func host(_ number: Int) throws -> ProbeQuestion.Target {
                .address(try #require(IPAddress(ScriptedNetwork.host(number, .v4))))
            }
            try await body(
                ContractPeers(
                    prober: prober, end: { prober.shutdown() }, isUnderWay: { prober.counters.sent > 0 }, living: host(2), silent: host(3),
                    refusing: host(4), named: { .name($0) }))
        }
        withExtendedLifetime(network) {}
    }

    /// The sight of it is what counts: a certificate of an authority that is known for the length of a test.
    private static let tls = ContractRow(kind: .tls, refusal: .refused) { body in
        let root = try TestAuthority()
        let material = TLSMaterial(trustRoots: try root.roots)
        let server = try root.leaf(names: ["127.0x1"]).server()
        try await connecting(.tls, tls: server, settings: ProbeSettings(tls: material)) { .host($0, port: $1) }.with(body)
    }

    /// A name server that answers, one that never does, and a port where nobody listens.
    private static let dns = ContractRow(kind: .dns, refusal: .refused, takesNames: false) { body in
        let probers = ProberSet()
        do {
            try await TestNameServer.with { request, _ in
                [request.answered(0, [request.record(.a, .address(IPAddress(v4: 0x7f00_0001)))]).bytes]
            } _: { living in
                try await TestNameServer.with { _, _ in
                    []
                } _: { silent in
                    let target: @Sendable (String, Int) -> ProbeQuestion.Target = { .url("dns://\($0):\($1)/a.example") }
                    try await body(
                        ContractPeers(
                            prober: probers.prober(for: .dns), end: { await probers.shutdown() },
                            isUnderWay: { !silent.requests.isEmpty }, living: target("127.0.0.1", living.port),
                            silent: target("127.0.0.1", silent.port), refusing: target("127.91.7.1", 7),
                            named: { target($0, living.port) }))
                }
            }
        } catch {
            await probers.shutdown()
            throw error
        }
        await probers.shutdown()
    }

    /// A kind that connects: a server, a listener that takes nobody any more, and a port where nobody listens.
    ///
    /// - Parameters:
    ///   - hasOwnEngine: whether its thread is its own.
    ///   - answer: what the server says to a request.
    ///   - target: the target of a host and a port.
    static func connecting(
        _ kind: ProbeKind, hasOwnEngine: Bool = false, tls: NIOSSLContext? = nil, settings: ProbeSettings = ProbeSettings(),
        _ answer: @escaping TestServer.Answer = { _, _ in },
        _ target: @escaping @Sendable (String, Int) -> ProbeQuestion.Target
    ) -> ContractRow {
        ContractRow(kind: kind, refusal: .refused, answersAfterEnd: hasOwnEngine) { body in
            let probers = ProberSet(settings)
            let listener = try await SilentListener()
            let silent = listener.port
            do {
                try await TestServer.with(tls: tls, answer) { port in
                    try await body(
                        ContractPeers(
                            prober: probers.prober(for: kind), end: { await probers.shutdown() }, isUnderWay: { try isConnecting(silent) },
                            living: target("127.0.0.1", port), silent: target("127.0.0.1", silent), refusing: target("127.91.7.1", 7),
                            named: { target($0, port) }))
                }
            } catch {
                await probers.shutdown()
                try await listener.close()
                throw error
            }
            await probers.shutdown()
            try await listener.close()
        }
    }

    /// Whether the kernel waits for somebody to answer at a port of this machine (proc_net_tcp; 02 is SYN_SENT).
    private static func isConnecting(_ port: Int) throws -> Bool {
        let digits = String(port, radix: 16, uppercase: true)
        let remote = ":" + String(repeating: "0", count: 4 - digits.count) + digits
        return try wholeText("/proc/net/tcp").split(separator: "\n").contains { line in
            let fields = line.split(separator: " ")
            return fields.count > 3 && fields[2].hasSuffix(remote) && fields[3] == "02"
        }
    }

    /// A file of the kernel's, which gives less than is asked for before its end.
    private static func wholeText(_ path: String) throws -> String {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        var bytes = Data()
        while let more = try file.read(upToCount: 1 << 16), !more.isEmpty { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }
}
