import Foundation
import NetInventory

/// The lines of a file, or of what comes from elsewhere, without holding it.
///
/// A BOM at the beginning and a carriage return at the end of a line are left out.
final class CSVLineReader {
    private let path: String
    /// The next bytes; nil or none at the end.
    private let more: () throws -> [UInt8]?
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// The line that `next` returned last, from 1.
    private(set) var lineNumber = 0

    private static let chunk = 1 << 20
    /// A longer line is none: the file is something else, and is not taken into memory whole.
    private static let longest = 1 << 20

    init(path: String) throws(StoreError) {
        self.path = path
        let file: FileHandle
        do {
            file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw .importFile(
                path: path, line: nil, reason: "it cannot be read; look at its name, owner and mode" + PermissionHint.after(error))
        }
        // Closed with its last user.
        more = { try file.read(upToCount: Self.chunk).map { [UInt8]($0) } }
    }

    /// Reads from elsewhere; `name` is for messages.
    init(name: String, more: @escaping () throws -> [UInt8]?) {
        path = name
        self.more = more
    }

    /// The next line's bytes; nil at the end.
    func next() throws(StoreError) -> ArraySlice<UInt8>? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 10) {
                return take(upTo: end, skipping: 1)
            }
            if isAtEnd {
                return position < buffer.count ? take(upTo: buffer.count, skipping: 0) : nil
            }
            guard buffer.count - position <= Self.longest else {
                throw .importFile(
                    path: path, line: lineNumber + 1, reason: "the line is longer than a megabyte; this is not a file of results")
            }
            buffer.removeFirst(position)
            position = 0
            searched = buffer.count
            try fill()
        }
    }

    /// A file that breaks off in the reading is an error, never a short file.
    private func fill() throws(StoreError) {
        do {
            if let bytes = try more(), !bytes.isEmpty { buffer += bytes } else { isAtEnd = true }
        } catch {
            throw .importFile(
                path: path, line: lineNumber + 1, reason: "reading broke off there; repeat the import, which leaves what is stored already")
        }
    }

    private func take(upTo end: Int, skipping: Int) -> ArraySlice<UInt8> {
        var line = buffer[position..<end]
        position = end + skipping
        lineNumber += 1
        if line.last == 13 { line.removeLast() }
        if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        return line
    }
}
