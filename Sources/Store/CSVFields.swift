import NetInventory

/// The fields of one line, in room that is used again for the next.
///
/// Fields are separated by commas; a field in double quotes may hold commas and doubled quotes, but no line end (RFC 4180 §2).
struct CSVFields {
    /// The fields' bytes, quotes taken away.
    private(set) var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []

    var count: Int { ranges.count }

    subscript(_ index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

    func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    /// In quotes, as a sentence shows it.
    func shown(_ index: Int) -> String { "'" + VisibleText.line(text(index), length: 60) + "'" }

    /// Reads a line; false for a quote that does not close.
    mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
        var start = 0
        var isQuoted = false
        var wasQuote = false
        for byte in line {
            if byte == 34 {
                // The second of two quotes inside a quoted field stands for one.
                if wasQuote { bytes.append(34) }
                isQuoted.toggle()
                wasQuote = !isQuoted
                continue
            }
            wasQuote = false
            if byte == 44, !isQuoted {
                ranges.append(start..<bytes.count)
                start = bytes.count
            } else {
                bytes.append(byte)
            }
        }
        ranges.append(start..<bytes.count)
        return !isQuoted
    }
}
