import Foundation
import Glibc
import Testing

@testable import Demo

@Suite(
    "A secret is used, and shown by nothing", .timeLimit(.minutes(5)),
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "no openssl here to make certificates with"))
struct SecretLeakTests {
    /// What nobody may print: a word planted in the key's file, and every line of the key itself.
    private static let planted = "Geheim-4711"

    private func openssl(_ folder: URL, _ arguments: String) throws {
        let child = try ChildProcess(
            ["/bin/sh", "-c", "cd \"$1\" && openssl \(arguments) 2>/dev/null", "sh", folder.path], environment: [:], listening: .inherited)
        #expect(child.wait() == 0)
    }

    private func certificate(_ folder: URL, _ name: String) throws {
        try openssl(
            folder,
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=\(name)"
                + " -addext subjectAltName=IP:127.0.0.1 -keyout \(name).key -out \(name).pem")
    }

    @Test("Used for real against a server that asks for it; then in every way wrong, with all output searched")
    func nothingShowsIt() throws {
        try TemporaryFolder.with { folder in
            for name in ["server", "client", "other"] { try certificate(folder, name) }
            let keyFile = folder.appendingPathComponent("client.key")
            let key = try String(contentsOf: keyFile, encoding: .utf8)
            // Text before the first line of a PEM block is a remark (RFC 7468 §2).
            try Data("\(Self.planted)\n\(key)".utf8).write(to: keyFile)
            unsafe chmod(keyFile.path, 0o600)
            let forbidden = [Self.planted] + key.split(separator: "\n").filter { !$0.hasPrefix("-----") }.map(String.init)
            #expect(forbidden.count >= 3)
            func search(_ outcome: NetmonBinary.Outcome, line: Int = #line) {
                for word in forbidden {
                    #expect(!outcome.output.contains(word) && !outcome.complaints.contains(word), "line \(line)")
                }
            }
            func settings(_ key: String, certificate: String = "client.pem") throws {
                let text = "log: {level: debug}\nhttp:\n  trust: server.pem\n  client: {certificate: \(certificate), key: \(key)}\n"
                try Data(text.utf8).write(to: folder.appendingPathComponent("netmon.yaml"))
            }
            let topology = folder.appendingPathComponent("topology")
            try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
            let server = try SecureServer(in: folder)
            defer { server.stop() }
            try Data((RunVerbTests.topology + "\n  page: {name: 页, check: {http: \"\(server.url)\", every: 1s}}\n").utf8)
                .write(to: topology.appendingPathComponent("a.yaml"))

            try settings("{file: client.key}")
            let used = try NetmonBinary.run(["probe", server.url, "--count", "1", "--timeout", "30000"], in: folder)
            #expect(used.status == 0, "\(used.output)\(used.complaints)")
            search(used)
            search(try NetmonBinary.run(["config", "check"], in: folder))
            search(try NetmonBinary.run(["doctor"], in: folder))
            search(try NetmonBinary.run(["doctor", "--format", "json"], in: folder))
            search(try service(in: folder))

            // Without it the same server does not answer, so that it was really shown.
            try Data("http: {trust: server.pem}\n".utf8).write(to: folder.appendingPathComponent("netmon.yaml"))
            let unshown = try NetmonBinary.run(["probe", server.url, "--count", "1", "--timeout", "30000"], in: folder)
            #expect(unshown.status == 1 && unshown.output.contains("http.client"), "\(unshown.output)")

            for (name, code) in [
                ("open to all", "E0605"), ("no key at all", "E0608"), ("another's key", "E0608"), ("gone", "E0602"),
                ("written out", "E0601"),
                ("as a tag", "E0601"),
            ] {
                try settings("{file: client.key}")
                unsafe chmod(keyFile.path, 0o600)
                switch name {
                case "open to all": unsafe chmod(keyFile.path, 0o644)
                case "no key at all":
                    try Data(Self.planted.utf8).write(to: folder.appendingPathComponent("broken.key"))
                    unsafe chmod(folder.appendingPathComponent("broken.key").path, 0o600)
                    try settings("{file: broken.key}")
                case "another's key": try settings("{file: client.key}", certificate: "other.pem")
                case "gone": try settings("{file: nosuch.key}")
                case "written out": try settings("\"\(key.replacing("\n", with: " "))\(Self.planted)\"")
                default: try settings("!\(Self.planted) \(Self.planted)")
                }
                let check = try NetmonBinary.run(["config", "check", "--format", "json"], in: folder)
                #expect(check.status == 1 && check.output.contains(code), "\(name): \(check.output)")
                search(check)
                search(try NetmonBinary.run(["config", "check"], in: folder))
                search(try NetmonBinary.run(["doctor", "--format", "json"], in: folder))
                let probe = try NetmonBinary.run(["probe", server.url, "--count", "1"], in: folder)
                #expect(probe.status == 2, "\(name)")
                search(probe)
                let run = try NetmonBinary.run(["run", "--verbose", "--store", "s.sqlite", "--topology", "topology"], in: folder)
                #expect(run.status == 2, "\(name)")
                search(run)
            }
        }
    }

    /// What the service says, at its most talkative, while it shows the certificate.
    private func service(in folder: URL) throws -> NetmonBinary.Outcome {
        let files = ["in", "out", "err"].map(folder.appendingPathComponent)
        for file in files { try Data().write(to: file) }
        let service = try NetmonBinary.start(
            ["run", "--verbose", "--store", "s.sqlite", "--topology", "topology"], in: folder, input: files[0], output: files[1],
            complaints: files[2])
        while try RunVerbTests.results(folder.appendingPathComponent("s.sqlite").path) < 5 {}
        kill(service.processID, SIGTERM)
        let status = service.wait()
        #expect(status == 0)
        return NetmonBinary.Outcome(
            status: status, output: try String(contentsOf: files[1], encoding: .utf8),
            complaints: try String(contentsOf: files[2], encoding: .utf8))
    }
}
