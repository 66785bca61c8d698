import CLinuxNet
import Glibc
import NetInventory
import Store

extension StoreFacts {
    /// A store of more bytes is not read whole by a diagnosis; `netmon store verify` reads it.
    private static let mostBytesToCheck = 2 << 30

    /// Of the store at a path; it is opened for reading alone.
    init(path: String, files: KernelFiles, now: Timestamp) {
        self.init(
            path: path, condition: Self.condition(path), access: FileAccess(path), writer: Self.writer(of: path, files), now: now)
    }

    private static func condition(_ path: String) -> Condition {
        do throws(StoreError) {
            let reader = try StoreReader(leavingNoTraceAt: path)
            let info = try reader.info()
            let isSmall = info.fileBytes <= mostBytesToCheck
            return .open(
                Content(
                    schema: info.schema, bytes: info.fileBytes, faults: isSmall ? try reader.quickCheck() : nil,
                    firstResult: info.firstResult, lastResult: info.lastResult))
        } catch {
            if case .missing = error { return .absent(mayBegin: mayBegin(path)) }
            return .unusable(PermissionHint.removed(from: "\(error)"))
        }
    }

    /// Whether its folder may be written to, or made.
    private static func mayBegin(_ path: String) -> Bool {
        unsafe faccessat(AT_FDCWD, DiskFacts.existingFolder(of: path), W_OK | X_OK, AT_EACCESS) == 0
    }

    /// Who holds the lock beside the store, by the kernel's own list: taking the lock to see would keep a writer out.
    private static func writer(of path: String, _ files: KernelFiles) -> Writer {
        var status = stat()
        guard unsafe stat(path + "-lock", &status) == 0 else { return errno == ENOENT ? .nobody : .unknown }
        guard let locks = files.text("/proc/locks") else { return .unknown }
        let device = UInt64(status.st_dev)
        for line in locks.split(separator: "\n") {
            // 1: FLOCK  ADVISORY  WRITE 1234 08:01:123456 0 EOF
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count >= 6, words[1] == "FLOCK", let number = Int(words[4]) else { continue }
            let place = words[5].split(separator: ":")
            guard place.count == 3, UInt64(place[2]) == UInt64(status.st_ino) else { continue }
            let name = files.word("/proc/\(number)/comm")
            let isDevice =
                UInt32(place[0], radix: 16) == cln_device_major(device) && UInt32(place[1], radix: 16) == cln_device_minor(device)
            // A layered file system shows another device number there than to stat(2).
            if isDevice || name == "netmon" { return .process(number, name: name ?? "?") }
        }
        return .nobody
    }
}
