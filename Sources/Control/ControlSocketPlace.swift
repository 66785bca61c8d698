import Glibc

/// Where the control socket of a store is.
package struct ControlSocketPlace: Hashable, Sendable {
    package var settings: ControlSettings
    /// The store's path.
    package var store: String
    /// Whether it is the store that an installed netmon keeps.
    package var isUsualStore: Bool

    package init(_ settings: ControlSettings, store: String, isUsualStore: Bool) {
        self.settings = settings
        self.store = store
        self.isUsualStore = isUsualStore
    }

    package static let usual = "/run/netmon/netmon.sock"

    private var besidesStore: String { store + ".sock" }

    /// Where a service opens it: as set, else in `/run/netmon` for the usual store where that folder may be written to, else beside
    /// the store.
    package var forService: String {
        if let socket = settings.socket { return socket }
        let isFolderOurs = unsafe access(Self.folder(of: Self.usual), W_OK | X_OK) == 0
        return isUsualStore && isFolderOurs ? Self.usual : besidesStore
    }

    /// Where a verb looks for it, in this order.
    package var forVerbs: [String] {
        if let socket = settings.socket { return [socket] }
        return isUsualStore ? [Self.usual, besidesStore] : [besidesStore]
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
