/// The room where the store lies.
package struct DiskFacts: Hashable, Sendable {
    package var folder: String
    package var bytes: Int64?
    package var freeBytes: Int64?
    /// Nil for a file system that counts none.
    package var inodes: Int64?
    package var freeInodes: Int64?
    /// How much the store has grown a day since its first result; nil before a whole day has passed.
    package var growthPerDay: Int64?

    package init(folder: String, bytes: Int64?, freeBytes: Int64?, inodes: Int64?, freeInodes: Int64?, growthPerDay: Int64?) {
        self.folder = folder
        self.bytes = bytes
        self.freeBytes = freeBytes
        self.inodes = inodes
        self.freeInodes = freeInodes
        self.growthPerDay = growthPerDay
    }
}
