import ArgumentParser
import Configuration
import Foundation
import Glibc
import Store

/// Where the store is.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .customLong("store"),
        help: "The store (default: as netmon.yaml says, else ./netmon.sqlite if it exists, else /var/lib/netmon/netmon.sqlite).")
    var file: String?

    static let here = "./netmon.sqlite"
    static let system = "/var/lib/netmon/netmon.sqlite"

    /// The one that was named, on the command line or in `netmon.yaml`.
    var named: String? { file ?? MachineSettings.current.store }

    /// The store that is meant.
    var path: String { named ?? (Self.isThere(Self.here) ? Self.here : Self.system) }

    /// Whether it is the one that an installed netmon keeps.
    var isUsual: Bool { path == Self.system }

    /// One that this user may not see is there all the same: opening it says so.
    private static func isThere(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0 || errno == EACCES
    }

    /// For verbs that only read: they never create a store.
    func reader() throws(CommandFailure) -> StoreReader {
        guard named != nil || Self.isThere(Self.here) || Self.isThere(Self.system) else {
            throw CommandFailure(
                "no store: neither \(Self.here) nor \(Self.system) exists; name it with --store FILE, or let 'netmon run' begin one")
        }
        return try failing { try StoreReader(path: path) }
    }

    /// For verbs that write: the store is begun where there is none.
    func writer() throws(CommandFailure) -> StoreWriter {
        if named == nil, isUsual {
            try? FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        }
        let writer = try failing { try StoreWriter(path: path) }
        // Also in the service's log, which is its standard error.
        if let upgrade = writer.upgrade { Console.complain("netmon: \(upgrade.sentence)") }
        return writer
    }
}
