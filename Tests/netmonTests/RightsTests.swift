import Foundation
import Glibc
import Testing

@testable import Demo

/// What netmon may do by what it was given, and what it gives up.
@Suite("Rights", .enabled(if: geteuid() == 0, "only root can become somebody else and make namespaces"), .timeLimit(.minutes(5)))
struct RightsTests {
    /// CAP_NET_RAW.
    private static let netRaw: UInt64 = 1 << 13
    /// CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_FOWNER.
    private static let files: UInt64 = 1 << 0 | 1 << 1 | 1 << 3
    private static let missing =
        "netmon may not send ICMP echoes (socket: Operation not permitted); allow it by `setcap cap_net_raw+ep netmon`"
        + " or by `sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"`"
        + "; run 'netmon doctor' to see which right is missing and how to give it"

    /// A namespace with loopback alone, in which only some groups may send echoes; and somebody in it, with the program.
    private static func with(_ pingGroups: String, capability: String? = nil, _ body: (URL, TestUser) throws -> Void) throws {
        try TemporaryFolder.with { folder in
            unsafe chmod(folder.path, 0o755)
            let namespace = "netmon-rights-\(UInt32.random(in: .min ... .max))"
            try shell("ip netns add \(namespace)")
            defer { try? shell("ip netns del \(namespace)") }
            try shell("ip -n \(namespace) link set lo up")
            try shell("ip netns exec \(namespace) sh -c 'echo \(pingGroups) > /proc/sys/net/ipv4/ping_group_range'")
            let program = try TestUser.program(in: folder)
            try body(
                folder, TestUser(user: 1_954_011, group: 1_954_011, program: program, capability: capability, namespace: namespace))
        }
    }

    private static func shell(_ line: String) throws {
        let child = try ChildProcess(
            ["/bin/sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; \(line)"], environment: ProcessInfo.processInfo.environment,
            listening: .inherited)
        try #require(child.wait() == 0, "\(line)")
    }

    private static let echoes = ["probe", "127.0.0.1", "::1", "--count", "2", "--period", "10", "--explain", "--format", "json"]

    private func expectAnswers(_ user: TestUser, in folder: URL, by socket: String) throws {
        let outcome = try NetmonBinary.run(Self.echoes, in: folder, as: user)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let lines = try outcome.jsonLines()
        #expect(lines.count == 2)
        for line in lines {
            #expect(line["received"] as? Int == 2 && line["timestamps"] as? String == "kernel")
            let first = (line["trace"] as? [[String: Any]])?.first?["text"] as? String
            #expect(first?.hasPrefix(socket) == true, "\(first ?? "")")
        }
        #expect(try state(of: "rights", user, in: folder) == ["ok"])
    }

    /// What `netmon doctor` finds.
    private func state(of area: String, _ user: TestUser, in folder: URL) throws -> [String] {
        let findings = try NetmonBinary.run(["doctor", "--format", "json"], in: folder, as: user).json()["findings"] as? [[String: Any]]
        return (findings ?? []).filter { $0["area"] as? String == area }.compactMap { $0["state"] as? String }
    }

    @Test("CAP_NET_RAW alone, as a user whom a service manager gives it: raw sockets")
    func ambient() throws {
        try Self.with("1 0", capability: "net_raw") { folder, user in
            try expectAnswers(user, in: folder, by: "raw socket (CAP_NET_RAW)")
        }
    }

    @Test("CAP_NET_RAW alone, by the file's own capability: raw sockets")
    func setcap() throws {
        try Self.with("1 0") { folder, user in
            try Self.shell("setcap cap_net_raw+ep '\(user.program.path)'")
            try expectAnswers(user, in: folder, by: "raw socket (CAP_NET_RAW)")
        }
    }

    @Test("A group of ping_group_range alone: unprivileged sockets")
    func pingGroup() throws {
        try Self.with("0 2147483647") { folder, user in
            try expectAnswers(user, in: folder, by: "unprivileged ICMP socket (net.ipv4.ping_group_range)")
        }
    }

    @Test("Both: the right that is not needed is not used")
    func both() throws {
        try Self.with("0 2147483647", capability: "net_raw") { folder, user in
            try expectAnswers(user, in: folder, by: "unprivileged ICMP socket (net.ipv4.ping_group_range)")
        }
    }

    @Test("Neither: a sentence with both remedies and status 2; connections need no right")
    func neither() throws {
        try Self.with("1 0") { folder, user in
            let outcome = try NetmonBinary.run(Self.echoes, in: folder, as: user)
            #expect(outcome.status == 2)
            #expect(outcome.complaints == "netmon: \(Self.missing)\n")
            for line in try outcome.jsonLines() {
                let failure = line["failure"] as? [String: Any]
                #expect(failure?["code"] as? String == "permission" && failure?["detail"] as? String == Self.missing)
                #expect(line["sent"] as? Int == 0 && line["loss"] is NSNull)
            }
            #expect(try state(of: "rights", user, in: folder) == ["problem"])
            let connection = try NetmonBinary.run(["probe", "127.0.0.1:1", "--count", "1", "--format", "json"], in: folder, as: user)
            #expect(connection.status == 1 && connection.complaints.isEmpty)
            let failure = try connection.jsonLines().first?["failure"] as? [String: Any]
            #expect(failure?["code"] as? String == "refused")
        }
    }

    @Test("No right to send echoes")
    func serviceWithoutRight() throws {
        try Self.with("1 0") { folder, user in
            try TestUser.give(folder, to: user, mode: 0o755)
            let service = try RunningService(in: folder, as: user)
            try service.waitForLog("\(Self.missing); until then what is checked by ICMP is unmonitored")
            try service.waitForResults()
            #expect(service.log.components(separatedBy: "may not send").count == 2, "said once: \(service.log)")
            for (subject, expected) in [("u1", "unmonitored"), ("shut", "down")] {
                let status = try NetmonBinary.run(["status", subject] + service.place + ["--format", "json"])
                let rows = try status.json()["rows"] as? [[String: Any]]
                #expect(rows?.first?["state"] as? String == expected, "\(status.complaints)")
            }
            #expect(service.end() == 0)
        }
    }

    // MARK: What is given up

    private func expectOnly(_ kept: UInt64, bounding: UInt64?, _ process: Int32) throws {
        let deadline = ContinuousClock.now + .seconds(60)
        var threads: [(name: String, rights: ThreadRights)] = []
        while ContinuousClock.now < deadline {
            threads = ThreadRights.all(of: process)
            // The threads that speak with the network are there, and so are those before them; the one that opens sockets is over.
            let isWhole = threads.contains { $0.name.hasPrefix("NIO-ELT") }
            if isWhole, threads.allSatisfy({ $0.rights.isExactly(kept, bounding: bounding) }) { return }
            usleep(10_000)
        }
        Issue.record("\(threads.map { "\($0.name): \($0.rights)" }.joined(separator: "\n"))")
    }

    @Test("netmon probe keeps CAP_NET_RAW alone in every thread; root its rights over files beside it")
    func probeGivesUp() throws {
        try Self.with("1 0", capability: "net_raw") { folder, user in
            let root = TestUser(user: 0, group: 0, program: user.program, namespace: user.namespace)
            for (somebody, kept, bounding) in [(user, Self.netRaw, nil), (root, Self.netRaw | Self.files, Self.netRaw | Self.files)] {
                let files = ["in", "out", "err"].map { folder.appendingPathComponent("\($0)-\(somebody.user)") }
                for file in files { try Data().write(to: file) }
                let child = try NetmonBinary.start(
                    ["probe", "127.0.0.1", "--count", "200", "--period", "1000"], in: folder, input: files[0], output: files[1],
                    complaints: files[2], as: somebody)
                defer {
                    child.kill()
                    _ = child.wait()
                }
                try expectOnly(kept, bounding: bounding, child.processID)
            }
        }
    }

    @Test("netmon run as a user keeps CAP_NET_RAW alone, and works on")
    func runGivesUp() throws {
        try Self.with("1 0", capability: "net_raw") { folder, user in
            try TestUser.give(folder, to: user, mode: 0o755)
            let service = try RunningService(in: folder, as: user)
            let seen = try service.waitForResults()
            try expectOnly(Self.netRaw, bounding: nil, service.processID)
            try service.waitForResults(after: seen)
            #expect(service.end() == 0, "\(service.log)")
        }
    }

    @Test("netmon run as root still reads and writes what is another user's, and gives that user the store")
    func rootAndOthersFiles() throws {
        try Self.with("1 0") { folder, user in
            let data = folder.appendingPathComponent("data")
            try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
            let store = data.appendingPathComponent("s.sqlite")
            // A first life makes the store; before the second one, everything is shut to all but its owner.
            try TestUser.give(data, to: user, mode: 0o700)
            for _ in 0..<2 {
                let service = try RunningService(in: folder, store: store)
                try TestUser.give(service.topology, to: user, mode: 0o700)
                try TestUser.give(service.topology.appendingPathComponent("a.yaml"), to: user, mode: 0o600)
                let seen = try service.waitForResults()
                try expectOnly(Self.netRaw | Self.files, bounding: Self.netRaw | Self.files, service.processID)
                try service.waitForResults(after: seen)
                // Through the control socket, which lies in that folder too.
                #expect(try NetmonBinary.run(["reload", "--store", store.path]).status == 0)
                #expect(service.end() == 0, "\(service.log)")
                let owner = try FileManager.default.attributesOfItem(atPath: store.path)[.ownerAccountID] as? NSNumber
                #expect(owner?.uint32Value == user.user)
                try TestUser.give(store, to: user, mode: 0o600)
            }
        }
    }
}

extension ThreadRights {
    /// - Parameter bounding: nil where the process had no say in it.
    fileprivate func isExactly(_ kept: UInt64, bounding: UInt64?) -> Bool {
        effective == kept && permitted == kept && inheritable == 0 && ambient == 0 && mayGainNoMore
            && (bounding.map { $0 == self.bounding } ?? true)
    }
}
