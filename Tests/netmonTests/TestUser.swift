import Foundation
import Glibc

/// A user who exists by numbers alone: what a process is run as, by root.
struct TestUser: Sendable {
    var user: UInt32
    var group: UInt32
    /// Groups beside that one.
    var others: [UInt32] = []
    /// The program, where such a user can reach it.
    var program: URL
    /// What this user has of root's power: net_raw.
    var capability: String?
    /// The network namespace that the program is begun in.
    var namespace: String?

    /// The program, begun with these numbers and without any other capability (setpriv(1), util-linux).
    var command: [String] { prefix + [program.path] }

    var prefix: [String] {
        (namespace.map { ["ip", "netns", "exec", $0] } ?? []) + [
            "setpriv", "--reuid=\(user)", "--regid=\(group)",
            others.isEmpty ? "--clear-groups" : "--groups=\(others.map(String.init).joined(separator: ","))",
        ] + (capability.map { ["--inh-caps=-all,+\($0)", "--ambient-caps=+\($0)"] } ?? ["--inh-caps=-all"])
    }

    /// A copy of the program in a folder that everybody may enter: where it was built may be closed to others.
    static func program(in folder: URL) throws -> URL {
        let copy = folder.appendingPathComponent("netmon")
        try FileManager.default.copyItem(at: NetmonBinary.url, to: copy)
        return copy
    }

    static func give(_ file: URL, to user: TestUser, mode: mode_t) throws {
        let isDone = unsafe chown(file.path, user.user, user.group) == 0
        let isOpen = unsafe chmod(file.path, mode) == 0
        guard isDone, isOpen else { throw CocoaError(.fileWriteNoPermission) }
    }
}
