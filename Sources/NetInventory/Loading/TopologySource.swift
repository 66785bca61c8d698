internal import Crypto

/// The files that a topology was read from, whole: what the store keeps of every one that was accepted.
package struct TopologySource: Sendable {
    /// In the order of their names.
    package let files: [TopologyFile]
    /// In the order in which they were laid over the files.
    package let overlays: [TopologyFile]
    /// SHA-256, in lower-case hexadecimal, over each file's own name (without its folder, so that a copy elsewhere is the same
    /// topology), its length and its bytes.
    package let hash: String

    package init(files: [TopologyFile], overlays: [TopologyFile] = []) {
        self.files = files.sorted { $0.name < $1.name }
        self.overlays = overlays
        hash = Self.hash(self.files + overlays)
    }

    private static func hash(_ files: [TopologyFile]) -> String {
        var hash = SHA256()
        for file in files {
            hash.update(data: Array("\(file.ownName)\0\(file.bytes.count)\0".utf8))
            hash.update(data: file.bytes)
        }
        return hash.finalize().map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}

extension TopologyFile {
    /// Its name without the folder.
    package var ownName: String { name.split(separator: "/").last.map(String.init) ?? name }
}
