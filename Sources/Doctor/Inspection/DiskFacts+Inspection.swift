import Glibc
import NetInventory

extension DiskFacts {
    /// Of the file system that a store lies on, or would lie on.
    init(_ store: StoreFacts) {
        let folder = Self.existingFolder(of: store.path)
        var status = statvfs()
        // Cannot harm: the pointer is a local variable's.
        let isKnown = unsafe statvfs(folder, &status) == 0
        let unit = Int64(clamping: status.f_frsize)
        self.init(
            folder: folder, bytes: isKnown ? Int64(clamping: status.f_blocks) * unit : nil,
            freeBytes: isKnown ? Int64(clamping: status.f_bavail) * unit : nil,
            inodes: isKnown && status.f_files > 0 ? Int64(clamping: status.f_files) : nil,
            freeInodes: isKnown && status.f_files > 0 ? Int64(clamping: status.f_favail) : nil, growthPerDay: Self.growth(store.condition))
    }

    /// Bytes a day over the span of all results; a shorter one than a day says nothing about the next.
    private static func growth(_ condition: StoreFacts.Condition) -> Int64? {
        guard case .open(let content) = condition, let first = content.firstResult, let last = content.lastResult else { return nil }
        let day: Int64 = 86_400_000
        let span = (last - first).count
        return span >= day ? Int64(Double(content.bytes) * Double(day) / Double(span)) : nil
    }

    /// The folder of a file, or the nearest one above it that exists.
    static func existingFolder(of path: String) -> String {
        var folder = folder(of: path)
        while unsafe access(folder, F_OK) != 0, errno == ENOENT, folder != "/", folder != "." { folder = Self.folder(of: folder) }
        return folder
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
