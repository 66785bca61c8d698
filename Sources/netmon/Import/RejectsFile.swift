import Foundation
import Store

/// Takes the rows that an import did not: `line,reason,row`, so that they can be mended and imported again.
///
/// `row` is the line as it stood in the file, byte by byte; of a line beyond the limit its beginning.
final class RejectsFile {
    private let path: String
    private let handle: FileHandle
    private var waiting = Data()

    /// Begins the file; one that exists may hold what somebody still needs, and is left alone.
    init(path: String) throws(CommandFailure) {
        self.path = path
        do {
            try Data("line,reason,row\n".utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.seekToEnd()
        } catch {
            throw CommandFailure(
                FileManager.default.fileExists(atPath: path)
                    ? "\(path) exists already, and rejected rows overwrite nothing; name another file with --rejects"
                    : "cannot write \(path); name a file in a folder that exists and that you may write to")
        }
    }

    func add(_ row: RejectedRow) throws(StoreError) {
        waiting += Data("\(row.line),".utf8)
        waiting += Self.quoted(Array(row.reason.utf8)) + [44] + Self.quoted(row.bytes) + [10]
        if waiting.count > 1 << 16 { try flush() }
    }

    /// Writes what was added; a full disk ends the import, which may then be repeated.
    func flush() throws(StoreError) {
        do {
            try handle.write(contentsOf: waiting)
            waiting.removeAll(keepingCapacity: true)
        } catch {
            throw .importFile(path: path, line: nil, reason: "it cannot be written; make room on its disk and repeat the import")
        }
    }

    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var quoted: [UInt8] = [34]
        for byte in bytes { quoted += byte == 34 ? [34, 34] : [byte] }
        return quoted + [34]
    }
}
