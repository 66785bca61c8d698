import Foundation
import Glibc
import Testing

@testable import Demo

@Suite("netmon.yaml takes effect", .timeLimit(.minutes(5)))
struct ConfigVerbTests {
    /// A folder with a topology, and a netmon.yaml of this text beside it.
    private func with(_ settings: String, _ body: (URL) throws -> Void) throws {
        try TemporaryFolder.with { folder in
            let topology = folder.appendingPathComponent("county")
            try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
            try Data(RunVerbTests.topology.utf8).write(to: topology.appendingPathComponent("a.yaml"))
            try Data(settings.utf8).write(to: folder.appendingPathComponent("netmon.yaml"))
            try body(folder)
        }
    }

    @Test("topology, store, language: by --config from anywhere, and as ./netmon.yaml; the command line comes first")
    func paths() throws {
        try with("topology: county\nstore: ./data.sqlite\nlanguage: zh\n") { folder in
            let file = folder.appendingPathComponent("netmon.yaml").path
            let elsewhere = try NetmonBinary.run(["topology", "check", "--config", file])
            #expect(elsewhere.status == 0, "\(elsewhere.complaints)")
            #expect(elsewhere.output.contains("单位"), "\(elsewhere.output)")
            let here = try NetmonBinary.run(["topology", "check"], in: folder)
            #expect(here.output == elsewhere.output)
            let english = try NetmonBinary.run(["topology", "check", "--lang", "en"], in: folder)
            #expect(english.output.contains("errors: 0"))
            let county = try NetmonBinary.run(
                ["topology", "check", "--topology", NetmonBinary.sampleCounty, "--format", "json"], in: folder)
            #expect((try county.json()["counts"] as? [String: Int])?["units"] == 130)
            let store = try NetmonBinary.run(["store", "info", "--config", file])
            #expect(store.status == 2)
            #expect(store.complaints.contains(folder.appendingPathComponent("data.sqlite").path))
            try Data("time,target,success,rtt_s\n1790000000,u1,1,0.001\n".utf8).write(to: folder.appendingPathComponent("a.csv"))
            let csv = folder.appendingPathComponent("a.csv").path
            #expect(try NetmonBinary.run(["store", "import", csv, "--config", file]).status == 0)
            #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("data.sqlite").path))
        }
    }

    @Test("A wrong netmon.yaml stops every verb that would obey it, and says where it is wrong")
    func wrong() throws {
        try with("storre: ./data.sqlite\n") { folder in
            for verb in [["topology", "check"], ["status"], ["store", "info"], ["probe", "127.0.0.1"], ["run"]] {
                let outcome = try NetmonBinary.run(verb, in: folder)
                #expect(outcome.status == 2)
                #expect(
                    outcome.complaints.contains("./netmon.yaml:1:1: error E0202: netmon.yaml has no key `storre` (did you mean `store`?)"))
                #expect(outcome.complaints.contains("'netmon config check' lists them all"))
            }
            #expect(try NetmonBinary.run(["init", folder.appendingPathComponent("new").path], in: folder).status == 0)
            let check = try NetmonBinary.run(["config", "check", "--format", "json"], in: folder)
            #expect(check.status == 1)
            let report = try check.json()
            #expect(report["schema"] as? String == "netmon.config-check/1" && report["file"] as? String == "./netmon.yaml")
            #expect((report["problems"] as? [[String: Any]])?.first?["code"] as? String == "E0202")
        }
        let missing = try NetmonBinary.run(["status", "--config", "/nonexistent/netmon.yaml"])
        #expect(missing.status == 2 && missing.complaints.contains("/nonexistent/netmon.yaml: no such file"))
    }

    @Test("What init writes is right, and so is everything in it when it is put in force")
    func starter() throws {
        try TemporaryFolder.with { folder in
            #expect(try NetmonBinary.run(["init", folder.path]).status == 0)
            let file = folder.appendingPathComponent("netmon.yaml")
            let check = try NetmonBinary.run(["config", "check", "--config", file.path])
            #expect(check.status == 0, "\(check.output)")
            let bare = try NetmonBinary.run(["config", "check"])
            #expect(bare.status == 0 && bare.output.hasPrefix("no netmon.yaml"))
        }
    }

    /// Runs the service until it has stored something, ends it, and gives what it said.
    private func log(_ settings: String, _ arguments: [String] = []) throws -> String {
        var said = ""
        try with("topology: county\nstore: s.sqlite\n" + settings) { folder in
            let files = ["in", "out", "err"].map(folder.appendingPathComponent)
            for file in files { try Data().write(to: file) }
            let service = try NetmonBinary.start(["run"] + arguments, in: folder, input: files[0], output: files[1], complaints: files[2])
            while try RunVerbTests.results(folder.appendingPathComponent("s.sqlite").path) == 0 {}
            kill(service.processID, SIGTERM)
            #expect(service.wait() == 0)
            said = try String(contentsOf: files[2], encoding: .utf8)
        }
        return said
    }

    @Test("log.level and memory.results_waiting are the service's")
    func service() throws {
        #expect(try log("log: {level: error}\n") == "")
        let told = try log("memory: {results_waiting: 4321}\n")
        #expect(told.contains("results_waiting=4321"), "\(told)")
    }

    @Test("probes.source: connections come from the address that is set, echoes need it to be this machine's")
    func source() throws {
        let listener = try LoopbackListener()
        try with("probes: {source: {ipv4: 127.64.0.2}}\n") { folder in
            let outcome = try NetmonBinary.run(["probe", "127.0.0.1:\(listener.port)", "--count", "1"], in: folder)
            #expect(outcome.status == 0, "\(outcome.output)")
            #expect(listener.acceptedFrom() == "127.64.0.2")
            #expect(try NetmonBinary.run(["probe", "127.0.0.1", "--count", "1"], in: folder).status == 0)
        }
        // 192.0.2.0/24 is for documentation: no machine has it.
        try with("probes: {source: {ipv4: 192.0.2.10}}\n") { folder in
            for target in ["127.0.0.1", "127.0.0.1:\(listener.port)"] {
                let outcome = try NetmonBinary.run(["probe", target, "--count", "1"], in: folder)
                #expect(outcome.status == 1)
                #expect(outcome.output.contains("probes.source"), "\(outcome.output)")
            }
            let doctor = try NetmonBinary.run(["doctor"], in: folder)
            #expect(doctor.output.contains("192.0.2.10"), "\(doctor.output)")
        }
    }

    @Test("http.user_agent is what a server sees")
    func userAgent() throws {
        let listener = try LoopbackListener()
        try with("http: {user_agent: \"netmon (office)\"}\n") { folder in
            let files = ["in", "out", "err"].map(folder.appendingPathComponent)
            for file in files { try Data().write(to: file) }
            let probe = try NetmonBinary.start(
                ["probe", "http://127.0.0.1:\(listener.port)/", "--count", "1", "--timeout", "30000"], in: folder, input: files[0],
                output: files[1], complaints: files[2])
            let request = listener.answerOne("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            #expect(probe.wait() == 0)
            #expect(request.contains("\r\nUser-Agent: netmon (office)\r\n"), "\(request)")
        }
    }
}
