extension TopologySource {
    private static let mark = "netmon-topology 1"

    /// All files in one row of bytes: the line `netmon-topology 1 FILES OVERLAYS`, then for each a line `LENGTH NAME` and its bytes.
    package var bytes: [UInt8] {
        var bytes = Array("\(Self.mark) \(files.count) \(overlays.count)\n".utf8)
        for file in files + overlays {
            bytes += Array("\(file.bytes.count) \(file.ownName)\n".utf8)
            bytes += file.bytes
        }
        return bytes
    }

    /// Nil for bytes that are not whole, or that say more than is there.
    package init?(bytes: [UInt8]) {
        var rest = bytes[...]
        func line() -> String? {
            guard let end = rest.firstIndex(of: 10) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(validating: rest[..<end], as: UTF8.self)
        }
        guard let head = line(), head.hasPrefix(Self.mark + " ") else { return nil }
        let counts = head.dropFirst(Self.mark.utf8.count + 1).split(separator: " ").compactMap { Int($0) }
        guard counts.count == 2, counts[0] >= 0, counts[1] >= 0 else { return nil }
        var files: [TopologyFile] = []
        while files.count - counts[0] < counts[1] {
            guard let title = line(), let space = title.firstIndex(of: " "), let length = Int(title[..<space]), length >= 0,
                length <= rest.count
            else { return nil }
            files.append(TopologyFile(name: String(title[title.index(after: space)...]), bytes: Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        guard rest.isEmpty, files.count >= counts[0] else { return nil }
        self.init(files: Array(files.prefix(counts[0])), overlays: Array(files.dropFirst(counts[0])))
    }
}
