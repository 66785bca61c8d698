import NetInventory

/// Why the store cannot be used, in one sentence that says what to do.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(path: String)
    /// It may be there, but not for this user.
    case denied(path: String)
    case mayNotWrite(path: String)
    /// There is a file, and nothing in it yet.
    case notBegun(path: String)
    case notReadable(path: String, reason: String)
    /// SQLite, but not ours.
    case foreign(path: String)
    /// Not SQLite at all, or torn.
    case damaged(path: String, reason: String)
    /// Of a newer netmon, which may keep things that this one does not know.
    case newer(path: String, version: Int, known: Int)
    /// Of an older netmon: whoever only reads cannot bring it up to date.
    case older(path: String, version: Int, known: Int)
    /// A store that has to be brought up to date, and the reason why it was left as it is.
    case upgrade(path: String, from: Int, to: Int, reason: String)
    case inUse(path: String)
    case notWritable(path: String, reason: String)
    case failed(path: String, reason: String)
    /// A backup that cannot be written.
    case backup(file: String, reason: String)
    /// A file of results that cannot be imported, and where that shows.
    case importFile(path: String, line: Int?, reason: String)

    package var description: String {
        switch self {
        case .missing(let path):
            "there is no store at \(path); name one that exists with --store FILE, or let 'netmon run' begin one"
        case .denied(let path):
            "permission denied: the store \(path) is for its owner and its group; run 'netmon doctor' to see who may read it"
        case .mayNotWrite(let path):
            "permission denied: the store \(path) may not be written by this user; run 'netmon doctor' to see who may"
        case .notBegun(let path):
            "the store \(path) is empty, for netmon was stopped while it began it; let 'netmon run' begin it again"
        case .notReadable(let path, let reason):
            "the store \(path) cannot be read: \(reason); run 'netmon doctor' to see who may read it"
        case .foreign(let path):
            "\(path) is an SQLite database, but not a store of netmon's; nothing was changed, name another file with --store FILE"
        case .damaged(let path, let reason):
            "\(path) is not a sound SQLite database (\(reason)); keep it, and restore a backup under another name"
        case .newer(let path, let version, let known):
            "the store \(path) has schema \(version), from a newer netmon than this one (schema \(known)); nothing was changed: install the newer netmon again, or name a copy that an upgrade kept (\(path).before-vN) with --store FILE"
        case .older(let path, let version, let known):
            "the store \(path) has schema \(version), from an older netmon than this one (schema \(known)); restart the service, which brings it up to date, or run 'netmon store upgrade --store \(path)'; a copy is kept"
        case .upgrade(let path, let from, let to, let reason):
            "the store \(path) was left at schema \(from), and this netmon needs \(to): \(reason)"
        case .inUse(let path):
            "another netmon writes to the store \(path); stop it first, or name another file with --store FILE"
        case .notWritable(let path, let reason):
            "the store \(path) cannot be written: \(reason); look at the folder's owner, mode and free space, or name another file with --store FILE"
        case .failed(let path, let reason):
            "the store \(path) failed: \(reason)"
        case .backup(let file, let reason):
            "no backup was written to \(file): \(reason)"
        case .importFile(let path, let line, let reason):
            "\(path)\(line.map { ":\($0)" } ?? ""): \(reason)"
        }
    }
}
