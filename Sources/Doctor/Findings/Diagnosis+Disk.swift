extension Diagnosis {
    /// Less free than this is told as a problem, and ten times as much as a warning; days by the present growth likewise.
    static let leastBytes: Int64 = 100 << 20
    static let leastDays = 7
    static let leastInodes: Int64 = 100

    mutating func judge(_ disk: DiskFacts) {
        guard let free = disk.freeBytes, let total = disk.bytes else { return add(.unknown, .disk(.unknown(disk.folder))) }
        // A store that does not grow fills no disk.
        let days = disk.growthPerDay.flatMap { $0 > 0 ? Int(clamping: free / $0) : nil }
        let isProblem = free < Self.leastBytes || days.map { $0 < Self.leastDays } ?? false
        let isLittle = isProblem || free < 10 * Self.leastBytes || days.map { $0 < 10 * Self.leastDays } ?? false
        add(
            isProblem ? .problem : isLittle ? .warning : .ok,
            .disk(isLittle ? .littleSpace(free: free, total: total, days: days) : .space(free: free, total: total, days: days)))
        if let inodes = disk.freeInodes {
            let isFew = inodes < Self.leastInodes
            add(isFew ? .problem : .ok, .disk(isFew ? .fewInodes(free: inodes) : .inodes(free: inodes)))
        }
    }
}
