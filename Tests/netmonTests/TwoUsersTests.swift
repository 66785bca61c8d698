import Foundation
import Glibc
import Testing

@testable import Demo

/// The service as one user, its readers as another one of its group, and a third who is in no group of it.
@Suite("The store between users", .serialized, .timeLimit(.minutes(5)))
struct TwoUsersTests {
    /// Numbers that no machine gives to anybody by itself.
    private static let (owner, member, stranger): (UInt32, UInt32, UInt32) = (1_954_001, 1_954_002, 1_954_003)
    private static let (group, otherGroup): (UInt32, UInt32) = (1_954_100, 1_954_200)

    /// The three, and a folder of the owner's that its group may enter.
    struct Rig {
        let owner: TestUser
        let member: TestUser
        let stranger: TestUser
        let folder: URL
        let data: URL
        let csv: String

        init(in folder: URL) throws {
            self.folder = folder
            let program = try TestUser.program(in: folder)
            owner = TestUser(user: TwoUsersTests.owner, group: TwoUsersTests.group, program: program)
            member = TestUser(
                user: TwoUsersTests.member, group: TwoUsersTests.otherGroup, others: [TwoUsersTests.group], program: program)
            stranger = TestUser(user: TwoUsersTests.stranger, group: TwoUsersTests.otherGroup, program: program)
            data = folder.appendingPathComponent("data")
            try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
            try TestUser.give(data, to: owner, mode: 0o750)
            csv = try ControlVerbTests.csv(in: folder, rows: 300)
        }

        var store: URL { data.appendingPathComponent("s.sqlite") }
        var socket: String { store.path + ".sock" }

        func reading(_ service: RunningService) -> [[String]] {
            [
                ["store", "info", "--store", store.path], ["store", "verify", "--store", store.path], ["status"] + service.place,
                ["report", "availability", "--period", "today"] + service.place,
            ]
        }

        func changing(_ service: RunningService) -> [[String]] {
            [["store", "import", csv] + service.place, ["store", "compact", "--store", store.path], ["reload", "--store", store.path]]
        }

        /// Runs a shell's line with a file as its argument; its exit status.
        func shell(_ line: String, as user: TestUser) throws -> Int32 {
            try ChildProcess(
                ["/bin/sh", "-c", "exec \"$@\" 2> /dev/null", "sh"] + user.prefix + ["sh", "-c", line, "sh", socket],
                environment: ProcessInfo.processInfo.environment, listening: .inherited
            ).wait()
        }
    }

    static func expectDenied(_ verbs: [[String]], to user: TestUser, _ comment: Comment) throws {
        for verb in verbs {
            let outcome = try NetmonBinary.run(verb, as: user)
            #expect(outcome.status == 2, comment)
            #expect(outcome.complaints.contains("permission denied"), "\(verb): \(outcome.complaints)")
            #expect(outcome.complaints.contains("run 'netmon doctor' to see who may"), "\(verb): \(outcome.complaints)")
        }
    }

    static func expectWorking(_ verbs: [[String]], for user: TestUser) throws {
        for verb in verbs {
            let outcome = try NetmonBinary.run(verb, as: user)
            #expect(outcome.status == 0, "\(verb): \(outcome.complaints)")
        }
    }

    @Test(
        "A member of the group reads and commands while the service runs, and reads after it; a stranger does neither",
        .enabled(if: geteuid() == 0, "only root can run programs as other users"))
    func users() throws {
        try TemporaryFolder.with { folder in
            let rig = try Rig(in: folder)
            let service = try RunningService(in: folder, store: rig.store, as: rig.owner)
            try service.waitForResults()
            try Self.expectWorking(rig.reading(service) + rig.changing(service) + rig.reading(service), for: rig.member)
            try Self.expectDenied(rig.reading(service) + rig.changing(service), to: rig.stranger, "while it runs")
            for (suffix, mode) in [("", 0o640), ("-wal", 0o640), ("-shm", 0o640), (".sock", 0o660)] {
                let found = try FileManager.default.attributesOfItem(atPath: rig.store.path + suffix)
                #expect(found[.posixPermissions] as? Int == mode, "\(suffix)")
                #expect(found[.ownerAccountID] as? UInt32 == Self.owner, "\(suffix)")
                #expect(found[.groupOwnerAccountID] as? UInt32 == Self.group, "\(suffix)")
            }
            // A member keeps a copy where he may write.
            let own = folder.appendingPathComponent("own")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try TestUser.give(own, to: rig.member, mode: 0o700)
            let backup = own.appendingPathComponent("b.sqlite").path
            try Self.expectWorking(
                [["store", "backup", backup, "--store", rig.store.path], ["store", "verify", "--store", backup]], for: rig.member)
            let refused = try NetmonBinary.run(
                ["store", "backup", rig.data.appendingPathComponent("b").path, "--store", rig.store.path], as: rig.member)
            #expect(refused.status == 2)
            #expect(refused.complaints.contains("permission denied; look at the folder's owner"))

            #expect(service.end() == 0, "\(service.log)")
            try Self.expectWorking(rig.reading(service), for: rig.member)
            try Self.expectDenied(rig.reading(service), to: rig.stranger, "after it")
            // Without the service the member is no writer.
            try Self.expectDenied([rig.changing(service)[0]], to: rig.member, "no service")
            // As after a copy of the store's file alone: nothing beside it, and nothing can be made there.
            for suffix in ["-wal", "-shm"] { try FileManager.default.removeItem(atPath: rig.store.path + suffix) }
            try Self.expectWorking(rig.reading(service), for: rig.member)
            #expect(try FileManager.default.contentsOfDirectory(atPath: rig.data.path).sorted() == ["s.sqlite", "s.sqlite-lock"])
        }
    }

    @Test(
        "Nobody else takes the socket away or answers in the service's place, and the kernel's word decides who may command",
        .enabled(if: geteuid() == 0, "only root can run programs as other users"))
    func socket() throws {
        try TemporaryFolder.with { folder in
            let rig = try Rig(in: folder)
            let service = try RunningService(in: folder, store: rig.store, as: rig.owner)
            try service.waitForResults()
            let node = try FileManager.default.attributesOfItem(atPath: rig.socket)[.systemFileNumber] as? Int
            for user in [rig.member, rig.stranger] {
                for line in [#"rm -f "$1""#, #"mv "$1" "$1.old""#, #"ln -sf /nowhere "$1""#] {
                    #expect(try rig.shell(line, as: user) != 0, "\(user.user): \(line)")
                }
                let second = try NetmonBinary.run(["run"] + service.place, as: user)
                #expect(second.status == 2)
                #expect(second.complaints.contains("permission denied"), "\(second.complaints)")
            }
            #expect(try FileManager.default.attributesOfItem(atPath: rig.socket)[.systemFileNumber] as? Int == node)
            // A folder and a socket that were opened to everybody by mistake: the service asks the kernel who is there.
            for (file, mode) in [(rig.data, 0o755), (URL(fileURLWithPath: rig.socket), 0o666)] {
                #expect(unsafe chmod(file.path, mode_t(mode)) == 0)
                try Self.expectDenied(rig.changing(service), to: rig.stranger, "\(file.lastPathComponent)")
            }
            try service.waitForLog("the control socket refused a user")
            try Self.expectWorking(rig.changing(service), for: rig.member)

            // Killed: a reader finds the log as it was left, and the next service replaces the socket.
            _ = service.end(by: SIGKILL)
            try Self.expectWorking(rig.reading(service), for: rig.member)
            let next = try RunningService(in: folder, store: rig.store, as: rig.owner)
            try next.waitForLog("monitoring")
            try Self.expectWorking(rig.changing(next), for: rig.member)
            #expect(next.end() == 0, "\(next.log)")
            try Self.expectWorking([["store", "verify", "--store", rig.store.path]], for: rig.member)
        }
    }
}
