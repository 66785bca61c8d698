import Foundation
import Glibc
import NetInventory
import Testing

@testable import Configuration

@Suite("A secret's file is looked at before it is read")
struct SecretFileTests {
    private let spot = SourceSpot(file: "netmon.yaml", line: 7, column: 16)

    /// What reading a file with a mode gives: its bytes, or the line that tells why not.
    private func read(
        mode: Int = 0o600, content: String = "Geheim-4711", owners: SecretOwners = .present, _ change: (String) throws -> Void = { _ in }
    ) throws -> (text: String?, line: String, path: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-secret-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/client.key"
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        unsafe chmod(path, mode_t(mode))
        try change(path)
        do throws(TopologyProblem) {
            let bytes = try NamedFileReader(name: "http.client.key", path: path, spot: spot, owners: owners).read()
            return (String(decoding: bytes, as: UTF8.self), "", path)
        } catch {
            return (nil, error.line, path)
        }
    }

    /// Sentences have the file's path in them, which is another one in each run.
    private func sentence(_ outcome: (text: String?, line: String, path: String)) -> String {
        outcome.line.replacing(outcome.path, with: "KEY")
    }

    @Test("Its owner's alone, or readable by the service's group", arguments: [0o600, 0o400, 0o640, 0o440])
    func right(mode: Int) throws {
        #expect(try read(mode: mode).text == "Geheim-4711")
    }

    @Test func othersMayRead() throws {
        #expect(
            try sentence(read(mode: 0o644))
                == "netmon.yaml:7:16: error E0605: the secret `http.client.key` is in KEY, which everybody on this machine may open (mode 0644) (chmod 0640 KEY)"
        )
        #expect(try sentence(read(mode: 0o602)).contains("(mode 0602)"))
    }

    @Test func anotherGroupMayRead() throws {
        let owners = SecretOwners(users: [geteuid()], groups: [4_000_000_000])
        #expect(
            try sentence(read(mode: 0o640, owners: owners))
                == "netmon.yaml:7:16: error E0605: the secret `http.client.key` is in KEY, which the group \(getegid()) may open (mode 0640) (chmod 0600 KEY)"
        )
    }

    @Test func itsGroupMayWrite() throws {
        #expect(try sentence(read(mode: 0o660)).contains("E0605"))
    }

    @Test func somebodyElseOwnsIt() throws {
        let owners = SecretOwners(users: [4_000_000_000], groups: [getegid()])
        #expect(
            try sentence(read(owners: owners))
                == "netmon.yaml:7:16: error E0606: the secret `http.client.key` is in KEY, which belongs to the user \(geteuid()) (sudo chown root KEY && sudo chmod 0600 KEY)"
        )
    }

    @Test func noRegularFile() throws {
        let folder = try sentence(
            read {
                try FileManager.default.removeItem(atPath: $0)
                try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true)
            })
        #expect(folder == "netmon.yaml:7:16: error E0603: `http.client.key` names KEY, which is no regular file (name a file)")
        let pipe = try sentence(
            read {
                try FileManager.default.removeItem(atPath: $0)
                unsafe mkfifo($0, 0o600)
            })
        #expect(pipe == folder)
    }

    @Test func noFile() throws {
        let line = try sentence(read { try FileManager.default.removeItem(atPath: $0) })
        #expect(
            line == "netmon.yaml:7:16: error E0602: `http.client.key` names KEY, which does not exist (write the file, or delete the key)")
    }

    @Test func emptyOrHuge() throws {
        #expect(
            try sentence(read(content: ""))
                == "netmon.yaml:7:16: error E0607: `http.client.key` names KEY, which is empty (put a PEM file there)")
        #expect(try sentence(read(content: String(repeating: "x", count: 1 << 20 + 1))).contains("larger than 1 MiB"))
    }

    @Test("A path with a blank or a quote is one word of the shell's in the remedy")
    func quoting() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon secret's \(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/key"))
        unsafe chmod(folder + "/key", 0o604)
        let problem = #expect(throws: TopologyProblem.self) {
            try NamedFileReader(name: "k", path: folder + "/key", spot: spot, owners: .present).read()
        }
        #expect(problem?.hint?.contains("'" + folder.replacing("'", with: "'\\''") + "/key'") == true, "\(problem?.hint ?? "")")
    }
}
