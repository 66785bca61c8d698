import Foundation
import NetInventory

/// The lines of a file, without holding the file.
///
/// A line ends at LF, CR LF or CR. A BOM at the beginning is left out. Of a line that is longer than `longest` the beginning is given and
/// the rest passed over, so that a file which is no text costs no memory.
final class CSVLineReader {
    struct Line {
        /// From 1.
        var number: Int
        var bytes: ArraySlice<UInt8>
        /// Whether the line was longer than `longest`.
        var isCut = false
    }

    /// A row of results has some fifty bytes.
    static let longest = 1 << 16
    private static let chunk = 1 << 18

    private let name: String
    /// The next bytes, at most as many as asked for; none at the end.
    private let source: (Int) throws -> [UInt8]
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// The last line ended at a CR: an LF behind it belongs to the same end.
    private var isBehindReturn = false
    private var lineNumber = 0

    init(name: String, source: @escaping (Int) throws -> [UInt8]) {
        self.name = name
        self.source = source
    }

    /// A file, a pipe, or `-` for standard input.
    convenience init(path: String) throws(StoreError) {
        let file: FileHandle
        do {
            file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw .importFile(
                path: path, line: nil, reason: "it cannot be read; look at its name, owner and mode" + PermissionHint.after(error))
        }
        // The handle closes its file when it goes, which is with this closure.
        self.init(name: path) { count in try file.read(upToCount: count).map { [UInt8]($0) } ?? [] }
    }

    /// The next line; nil at the end.
    func next() throws(StoreError) -> Line? {
        if isBehindReturn {
            if position == buffer.count { try fill() }
            if position < buffer.count, buffer[position] == 10 { position += 1 }
            isBehindReturn = false
        }
        var searched = position
        while true {
            if let end = end(from: searched) { return take(upTo: end) }
            if isAtEnd { return position < buffer.count ? take(upTo: buffer.count) : nil }
            guard buffer.count - position <= Self.longest else { return try skip() }
            searched = buffer.count - position
            try fill()
        }
    }

    /// Where the first line feed or carriage return stands.
    private func end(from start: Int) -> Int? {
        var index = start
        while index < buffer.count {
            if buffer[index] == 10 || buffer[index] == 13 { return index }
            index += 1
        }
        return nil
    }

    /// A file that breaks off in the reading is an error, never a short file.
    private func fill() throws(StoreError) {
        buffer.removeFirst(position)
        position = 0
        do {
            let more = try source(Self.chunk)
            if more.isEmpty { isAtEnd = true } else { buffer += more }
        } catch {
            throw .importFile(
                path: name, line: lineNumber + 1, reason: "reading broke off there; repeat the import, which leaves what is stored already")
        }
    }

    private func take(upTo end: Int) -> Line {
        var line = buffer[position..<end]
        isBehindReturn = end < buffer.count && buffer[end] == 13
        position = min(end + 1, buffer.count)
        lineNumber += 1
        if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        guard line.count > Self.longest else { return Line(number: lineNumber, bytes: line) }
        return Line(number: lineNumber, bytes: line.prefix(Self.longest), isCut: true)
    }

    /// Passes over the rest of a line that is too long.
    private func skip() throws(StoreError) -> Line {
        let beginning = buffer[position..<(position + Self.longest)]
        lineNumber += 1
        while true {
            if let end = end(from: position) {
                isBehindReturn = buffer[end] == 13
                position = end + 1
                break
            }
            position = buffer.count
            if isAtEnd { break }
            try fill()
        }
        return Line(number: lineNumber, bytes: beginning, isCut: true)
    }
}
