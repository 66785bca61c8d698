import Glibc

extension RightsFacts {
    /// Bits of CapEff (linux/capability.h).
    private static let netAdmin: UInt64 = 1 << 12
    private static let netRaw: UInt64 = 1 << 13

    /// Of this process.
    init(_ files: KernelFiles) {
        let effective = files.text("/proc/self/status")?.split(separator: "\n").first { $0.hasPrefix("CapEff:") }
            .flatMap { UInt64($0.dropFirst(7).filter { !$0.isWhitespace }, radix: 16) }
        let range = files.word("/proc/sys/net/ipv4/ping_group_range")?.split(whereSeparator: \.isWhitespace).compactMap { UInt32($0) } ?? []
        self.init(
            user: geteuid(), groups: Self.presentGroups, program: Self.presentProgram, hasNetRaw: effective.map { $0 & Self.netRaw != 0 },
            hasNetAdmin: effective.map { $0 & Self.netAdmin != 0 },
            pingGroups: range.count == 2 ? GroupRange(first: range[0], last: range[1]) : nil)
    }

    private static var presentGroups: Set<UInt32> {
        var groups = [gid_t](repeating: 0, count: 1024)
        // Sound: the kernel is told how many numbers there is room for.
        let count = unsafe groups.withUnsafeMutableBufferPointer { unsafe getgroups(Int32($0.count), $0.baseAddress) }
        return Set(groups.prefix(max(0, Int(count)))).union([getegid()])
    }

    private static var presentProgram: String {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        // Sound: no more is written than the buffer's own size.
        let count = unsafe bytes.withUnsafeMutableBytes { buffer -> Int in
            guard let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
            return unsafe readlink("/proc/self/exe", start, buffer.count)
        }
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : "netmon"
    }
}
