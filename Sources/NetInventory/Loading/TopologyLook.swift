internal import Foundation

/// What a topology folder looks like from outside: each file's name, place, size and times; nothing is opened.
///
/// Two looks that are alike mean that nobody wrote in between. An editor that writes beside the file and renames gives it another
/// inode, `git checkout` other times, a link that leads elsewhere other files.
package struct TopologyLook: Hashable, Sendable {
    private struct Facts: Hashable {
        var name: String
        /// Zero, or why the kernel says nothing of it: missing, not permitted.
        var error: Int32 = 0
        var device: UInt = 0
        var inode: UInt = 0
        var size = 0
        var mode: UInt32 = 0
        /// When it was written, and when anything about it was changed.
        var times: [Int] = []
    }

    private var files: [Facts]

    /// Of those files that `TopologyLoader` would read.
    package init(folder: String, overlays: [String] = []) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let wanted = names.filter(TopologyFolder.isWanted).sorted().map { folder + "/" + $0 }
        files = ([folder] + wanted + overlays).map(Self.facts)
        // What is done to other files of the folder is nobody's business.
        files[0] = Facts(name: folder, error: files[0].error, mode: files[0].mode)
    }

    private static func facts(_ path: String) -> Facts {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return Facts(name: path, error: errno) }
        return Facts(
            name: path, device: status.st_dev, inode: status.st_ino, size: status.st_size, mode: status.st_mode,
            times: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec])
    }
}
