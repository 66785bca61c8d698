import Foundation
import Glibc
import Testing

@Suite("Every 'permission denied' points to netmon doctor", .timeLimit(.minutes(5)))
struct PermissionTests {
    /// A group that no kernel lets send echoes by its number: ping_group_range ends below it.
    private static let nobody: UInt32 = 3_000_000_000

    @Test(
        "Topology, overlay, settings, secret, store, lock, results, target list, output, init, echoes",
        .enabled(if: geteuid() == 0, "only root can become somebody else"))
    func everyRefusal() throws {
        try TemporaryFolder.with { folder in
            unsafe chmod(folder.path, 0o755)
            let user = TestUser(user: Self.nobody, group: Self.nobody, program: try TestUser.program(in: folder))
            func write(_ name: String, _ text: String, mode: mode_t) throws -> String {
                let file = folder.appendingPathComponent(name)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
                unsafe chmod(file.path, mode)
                return file.path
            }
            func refuse(_ arguments: [String], _ words: String, line: Int = #line) throws {
                let outcome = try NetmonBinary.run(arguments, in: folder, as: user)
                let last = outcome.complaints.split(separator: "\n").last.map(String.init) ?? ""
                #expect(outcome.status == 2, "line \(line): \(outcome.complaints)")
                #expect(last.contains(/; run 'netmon doctor' to see [a-z ]+$/), "line \(line): \(last)")
                #expect(outcome.complaints.contains(words), "line \(line): \(outcome.complaints)")
            }
            let open = try write("open/a.yaml", RunVerbTests.topology, mode: 0o644)
            let topology = folder.appendingPathComponent("open").path
            _ = try write("closed/a.yaml", RunVerbTests.topology, mode: 0o644)
            let closed = folder.appendingPathComponent("closed").path
            unsafe chmod(closed, 0o700)
            let secretFile = try write("shut/a.yaml", RunVerbTests.topology, mode: 0o600)

            try refuse(["topology", "check", "--topology", closed], closed)
            try refuse(["topology", "check", "--topology", folder.appendingPathComponent("shut").path], secretFile)
            try refuse(["topology", "check", "--topology", topology, "--plan", secretFile], secretFile)
            try refuse(["topology", "check", "--topology", closed + "/inner"], closed + "/inner")

            let settings = try write("private.yaml", "language: zh\n", mode: 0o600)
            try refuse(["topology", "check", "--topology", topology, "--config", settings], settings)
            let key = try write("client.key", "Geheim-4711\n", mode: 0o600)
            _ = try write("client.pem", "x\n", mode: 0o644)
            let http = try write("http.yaml", "http: {client: {certificate: client.pem, key: {file: client.key}}}\n", mode: 0o644)
            try refuse(["probe", "https://127.0.0.1:1/", "--config", http], key)

            let store = folder.appendingPathComponent("s.sqlite").path
            let csv = try write("a.csv", "time,target,success,rtt_s\n1790000000,u1,1,0.001\n", mode: 0o644)
            #expect(try NetmonBinary.run(["store", "import", csv, "--store", store, "--topology", topology]).status == 0)
            for name in ["s.sqlite", "s.sqlite-lock"] { unsafe chmod(folder.appendingPathComponent(name).path, 0o600) }
            try refuse(["store", "info", "--store", store], store)
            try refuse(["status", "--store", store, "--topology", topology], store)
            try refuse(["store", "info", "--store", closed + "/s.sqlite"], closed + "/s.sqlite")
            try refuse(["store", "import", csv, "--store", store, "--topology", topology], store)
            try refuse(["run", "--store", folder.appendingPathComponent("new.sqlite").path, "--topology", topology], "new.sqlite")
            let results = try write("closed.csv", "time,target,success,rtt_s\n", mode: 0o600)
            let own = folder.appendingPathComponent("own")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try TestUser.give(own, to: user, mode: 0o700)
            let ownStore = own.appendingPathComponent("s.sqlite").path
            try refuse(["store", "import", results, "--store", ownStore, "--topology", topology], results)

            let targets = try write("targets", "127.0.0.1\n", mode: 0o600)
            try refuse(["probe", "-f", targets], targets)
            try refuse(["topology", "check", "--topology", topology, "-o", folder.appendingPathComponent("out").path], "cannot write")
            try refuse(["init", folder.appendingPathComponent("new").path], "cannot write")
            try refuse(["probe", "127.0.0.1", "--count", "1"], "may not send ICMP echoes")

            // And doctor itself says which right it is.
            let doctor = try NetmonBinary.run(
                ["doctor", "--topology", topology, "--store", store, "--config", settings, "--format", "json"], in: folder, as: user)
            #expect(doctor.status == 1, "\(doctor.complaints)")
            let findings = try doctor.json()["findings"] as? [[String: Any]] ?? []
            for area in ["rights", "sockets", "store", "configuration"] {
                let problem = findings.first { $0["area"] as? String == area && $0["state"] as? String == "problem" }
                #expect(problem?["mend"] is String, "\(area): \(findings.filter { $0["area"] as? String == area })")
            }
            #expect(!doctor.output.contains("run 'netmon doctor'"))
            _ = open
        }
    }
}
