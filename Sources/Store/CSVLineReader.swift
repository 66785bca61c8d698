import Foundation

/// The lines of a file, as byte fields, without holding the file.
///
/// Fields are separated by commas; a field in double quotes may hold commas and doubled quotes, but no line end. A BOM at the
/// beginning and a carriage return at the end of a line are left out.
final class CSVLineReader {
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// The line that `next` returned last, from 1.
    private(set) var lineNumber = 0

    private static let chunk = 1 << 20

    init(path: String) throws {
        file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }

    deinit {
        try? file.close()
    }

    /// The next line's bytes; nil at the end.
    func next() -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer[position...].firstIndex(of: 10) {
                return take(upTo: end, skipping: 1)
            }
            if isAtEnd {
                return position < buffer.count ? take(upTo: buffer.count, skipping: 0) : nil
            }
            buffer.removeFirst(position)
            position = 0
            let more = (try? file.read(upToCount: Self.chunk)) ?? nil
            if let more, !more.isEmpty { buffer += more } else { isAtEnd = true }
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

    /// The fields of a line; nil for a quote that does not close.
    static func fields(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard line.contains(34) else { return line.split(separator: 44, omittingEmptySubsequences: false) }
        var fields: [ArraySlice<UInt8>] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            let following = line.index(after: index)
            if isQuoted, byte == 34, following < line.endIndex, line[following] == 34 {
                field.append(34)
                index = following
            } else if byte == 34 {
                isQuoted.toggle()
            } else if byte == 44, !isQuoted {
                fields.append(field[...])
                field = []
            } else {
                field.append(byte)
            }
            index = line.index(after: index)
        }
        fields.append(field[...])
        return isQuoted ? nil : fields
    }
}
