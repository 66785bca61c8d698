import ArgumentParser
import Foundation
import Store

/// Where the store is.
struct StoreOptions: ParsableArguments {
    @Option(name: .customLong("store"), help: "The store (default: ./netmon.sqlite if it exists, else /var/lib/netmon/netmon.sqlite).")
    var file: String?

    static let here = "./netmon.sqlite"
    static let system = "/var/lib/netmon/netmon.sqlite"

    /// For verbs that only read: they never create a store.
    func reader() throws(CommandFailure) -> StoreReader {
        let path: String
        if let file {
            path = file
        } else if let found = [Self.here, Self.system].first(where: { FileManager.default.fileExists(atPath: $0) }) {
            path = found
        } else {
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
        let path = file ?? (FileManager.default.fileExists(atPath: Self.here) ? Self.here : Self.system)
        if file == nil, path == Self.system {
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
