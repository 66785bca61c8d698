import Foundation
import Glibc
import Testing

@testable import Demo

@Suite("netmon run", .timeLimit(.minutes(15)))
struct RunVerbTests {
    /// Three units on loopback, one application that refuses.
    static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        defaults:
          unit: {rank: 无, checks: {icmp: {every: 1s, count: 2, suspect_every: 250ms}}}
        devices:
          core: {role: core}
        units:
          u1: {name: 示例局, category: department, net: 127.65.1.0/24, uplink: core}
          u2: {name: 示例镇, category: township, net: 127.65.2.0/24, uplink: core}
          u3: {name: 示例院, category: public_institution, net: 127.65.3.0/24, uplink: core}
        applications:
          shut: {name: 关着的应用, check: {tcp: "127.65.9.1:1", every: 1s, suspect_every: 250ms}}
        """

    /// Results in the store; 0 while the service has not begun one.
    static func results(_ store: String) throws -> Int {
        let outcome = try NetmonBinary.run(["store", "info", "--store", store, "--format", "json"])
        return outcome.status == 0 ? try outcome.json()["results"] as? Int ?? 0 : 0
    }

    @Test("It probes, judges and remembers, and SIGTERM loses nothing that it judged")
    func service() throws {
        try TemporaryFolder.with { folder in
            let plan = folder.appendingPathComponent("topology")
            try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
            try Data(Self.topology.utf8).write(to: plan.appendingPathComponent("a.yaml"))
            let store = folder.appendingPathComponent("s.sqlite").path
            let files = ["in", "out", "err"].map(folder.appendingPathComponent)
            for file in files { try Data().write(to: file) }
            let place = ["--topology", plan.path, "--store", store]
            let service = try NetmonBinary.start(["run"] + place, in: folder, input: files[0], output: files[1], complaints: files[2])

            // A service has no end of its own: it is watched until it has asked everybody a few times.
            var seen = 0
            while seen < 20 { seen = try Self.results(store) }
            let second = try NetmonBinary.run(["run"] + place)
            #expect(second.status == 2)
            #expect(second.complaints.contains("another netmon writes to the store"))

            kill(service.processID, SIGTERM)
            let log = { try String(contentsOf: files[2], encoding: .utf8) }
            let ended = service.wait()
            let text = try log()
            #expect(ended == 0, "\(text)")
            #expect(text.contains("everything that was judged is on the disk"))
            #expect(try Self.results(store) >= seen)
            #expect(try NetmonBinary.run(["store", "verify", "--store", store]).status == 0)

            let status = try NetmonBinary.run(["status", "shut"] + place + ["--format", "json"]).json()
            let row = try #require((status["rows"] as? [[String: Any]])?.first)
            #expect(row["state"] as? String == "down")
            let report = try NetmonBinary.run(["report", "availability", "--period", "last-1d", "--format", "json"] + place).json()
            let rows = try #require(report["rows"] as? [[String: Any]])
            #expect(rows.count == 3)
            #expect(rows.allSatisfy { $0["availability"] as? Double == 1 })
        }
    }
}
