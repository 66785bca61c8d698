import ArgumentParser
import Configuration
import Foundation
import NetInventory
import Store

/// Where the store is.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .customLong("store"),
        help: "The store (default: as netmon.yaml says, else ./netmon.sqlite if it exists, else /var/lib/netmon/netmon.sqlite).")
    var file: String?

    static let here = "./netmon.sqlite"
    static let system = "/var/lib/netmon/netmon.sqlite"

    /// The store that was named: on the command line, else in `netmon.yaml`.
    var named: String? { file ?? MachineSettings.current.store }

    /// The store that a reading verb opens; nil where none was named and none exists.
    func existing() throws(CommandFailure) -> String? {
        if let named { return named }
        for path in [Self.here, Self.system] {
            if FileManager.default.fileExists(atPath: path) { return path }
            // In a folder that may not be entered nobody knows what there is: it is not an absence.
            var status = stat()
            if unsafe lstat(path, &status) != 0, errno == EACCES {
                throw CommandFailure("the store \(path) cannot be looked at: permission denied" + PermissionHint.after(EACCES))
            }
        }
        return nil
    }

    /// For verbs that only read: they never create a store.
    func reader() throws(CommandFailure) -> StoreReader {
        guard let path = try existing() else {
            throw CommandFailure(
                "no store: neither \(Self.here) nor \(Self.system) exists; name it with --store FILE, or let 'netmon run' begin one")
        }
        do {
            return try StoreReader(path: path)
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    /// For verbs that write: the store is begun where there is none.
    func writer() throws(CommandFailure) -> StoreWriter {
        let path = named ?? (FileManager.default.fileExists(atPath: Self.here) ? Self.here : Self.system)
        if named == nil, path == Self.system {
            try? FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        }
        do {
            return try StoreWriter(path: path)
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}
