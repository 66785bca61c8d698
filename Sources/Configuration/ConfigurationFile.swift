import Glibc
import NetInventory

/// Which `netmon.yaml` is read: the one that was named, else the first of the usual places that exists, else none.
package enum ConfigurationFile {
    package static let usualPlaces = ["./netmon.yaml", "/etc/netmon/netmon.yaml"]

    /// The file and what it says; nil where none was named and none exists.
    package static func load(named: String?) throws(ConfigurationFileError) -> LoadedConfiguration? {
        for path in named.map({ [$0] }) ?? usualPlaces {
            if let file = try read(path, isNamed: named != nil) { return ConfigurationLoader.load(file) }
        }
        return nil
    }

    /// Nil for a usual place where nothing is. One that may not be looked at is no absence: its settings would silently be left out.
    private static func read(_ path: String, isNamed: Bool) throws(ConfigurationFileError) -> TopologyFile? {
        do {
            return try TopologyFolder.file(path)
        } catch {
            if case .notFound = error {
                guard isNamed else { return nil }
                throw ConfigurationFileError(description: "\(path): no such file; name a netmon.yaml that exists with --config FILE")
            }
            throw ConfigurationFileError(description: "\(error)")
        }
    }
}
