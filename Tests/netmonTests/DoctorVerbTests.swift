import Foundation
import Glibc
import Testing

@testable import Demo

@Suite("netmon doctor", .timeLimit(.minutes(5)))
struct DoctorVerbTests {
    private func findings(_ outcome: NetmonBinary.Outcome, _ area: String) throws -> [[String: Any]] {
        let report = try outcome.json()
        #expect(report["schema"] as? String == "netmon.doctor/1")
        return (report["findings"] as? [[String: Any]] ?? []).filter { $0["area"] as? String == area }
    }

    @Test("Every area is looked at, the machine stays as it was, and the status says whether something does not work")
    func everyArea() throws {
        try TemporaryFolder.with { folder in
            let store = folder.appendingPathComponent("s.sqlite").path
            let arguments = ["doctor", "--topology", NetmonBinary.sampleCounty, "--store", store]
            let outcome = try NetmonBinary.run(arguments + ["--format", "json"], in: folder)
            let all = try #require(try outcome.json()["findings"] as? [[String: Any]])
            #expect(
                Set(all.compactMap { $0["area"] as? String })
                    == ["rights", "sockets", "clock", "network", "store", "disk", "control", "configuration", "topology"])
            for finding in all {
                #expect(["ok", "warning", "problem", "unknown"].contains(finding["state"] as? String ?? ""))
                #expect(!(finding["what"] as? String ?? "").isEmpty)
            }
            #expect((outcome.status == 1) == all.contains { $0["state"] as? String == "problem" })
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
            let chinese = try NetmonBinary.run(arguments + ["--lang", "zh"], in: folder)
            #expect(chinese.output.contains("权限") && chinese.output.contains("没有 netmon.yaml"))
        }
    }

    @Test("Broken settings and a broken topology are findings, and keep nothing else from being looked at")
    func brokenFiles() throws {
        try TemporaryFolder.with { folder in
            try Data("storre: x\nlanguage: cn\n".utf8).write(to: folder.appendingPathComponent("netmon.yaml"))
            let outcome = try NetmonBinary.run(["doctor", "--format", "json"], in: folder)
            #expect(outcome.status == 1)
            let settings = try findings(outcome, "configuration")
            #expect(settings.count == 1 && settings.first?["what"] as? String == "./netmon.yaml: 2 error(s)")
            #expect(try findings(outcome, "topology").first?["state"] as? String == "problem")
            #expect(try !findings(outcome, "clock").isEmpty)
        }
    }

    @Test("A store that runs: who writes, how old the last result is; a damaged one is told")
    func stores() throws {
        try TemporaryFolder.with { folder in
            let topology = folder.appendingPathComponent("topology")
            try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
            try Data(RunVerbTests.topology.utf8).write(to: topology.appendingPathComponent("a.yaml"))
            let store = folder.appendingPathComponent("s.sqlite").path
            let place = ["--topology", topology.path, "--store", store]
            let files = ["in", "out", "err"].map(folder.appendingPathComponent)
            for file in files { try Data().write(to: file) }
            let service = try NetmonBinary.start(["run"] + place, in: folder, input: files[0], output: files[1], complaints: files[2])
            while try RunVerbTests.results(store) == 0 {}
            let running = try NetmonBinary.run(["doctor", "--format", "json"] + place, in: folder)
            kill(service.processID, SIGTERM)
            #expect(service.wait() == 0)
            let told = try findings(running, "store").compactMap { $0["what"] as? String }
            #expect(told.contains { $0.hasPrefix("the process \(service.processID) (netmon) writes") }, "\(told)")
            #expect(told.contains { $0.hasPrefix("the last result is") }, "\(told)")
            #expect(told.contains { $0.contains("the quick check finds nothing wrong") }, "\(told)")

            let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            let idle = try NetmonBinary.run(["doctor", "--format", "json"] + place, in: folder)
            #expect(try findings(idle, "store").contains { $0["what"] as? String == "nobody writes to it: no service runs" })
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
            // The first page holds SQLite's own mark.
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: store))
            try handle.write(contentsOf: Data("not a database at all".utf8))
            try handle.close()
            let broken = try NetmonBinary.run(["doctor", "--format", "json"] + place, in: folder)
            #expect(broken.status == 1)
            #expect(try findings(broken, "store").first?["state"] as? String == "problem")
        }
    }
}
