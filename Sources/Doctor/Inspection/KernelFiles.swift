import Glibc

/// Reads the small texts of /proc, /sys and /run; nil for one that is not there or may not be read.
package struct KernelFiles: Hashable, Sendable {
    /// What stands before every path: empty for the machine itself, a folder for a faked one.
    private let root: String

    package init(root: String = "") {
        self.root = root
    }

    func text(_ path: String) -> String? {
        let descriptor = unsafe open(root + path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count < 4 << 20 {
            // Sound: the kernel writes no more than the buffer's own size.
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Its text without blanks at either end.
    func word(_ path: String) -> String? {
        text(path).map { text in
            let letters = text.drop(while: \.isWhitespace)
            return String(letters.reversed().drop(while: \.isWhitespace).reversed())
        }
    }

    func number(_ path: String) -> Int64? { word(path).flatMap { Int64($0) } }

    /// The names in a folder, sorted; none where it cannot be read.
    func names(_ path: String) -> [String] {
        guard let folder = unsafe opendir(root + path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            // Sound: the kernel ends each name with a zero, and the entry lives until the next call.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { place in
                unsafe place.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
