/// Rows of numbers, one behind the other in one array: what belongs to what, without a dictionary.
struct NumberTable: Hashable, Sendable {
    private var starts: [Int]
    private(set) var numbers: [Int]

    init(_ rows: [[Int]]) {
        starts = [0]
        numbers = []
        starts.reserveCapacity(rows.count + 1)
        for row in rows {
            numbers += row
            starts.append(numbers.count)
        }
    }

    /// The pairs sorted into their rows, each row in the order of the pairs.
    init(rows: Int, pairs: [(row: Int, number: Int)]) {
        starts = [Int](repeating: 0, count: rows + 1)
        for pair in pairs { starts[pair.row + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        var next = starts
        numbers = [Int](repeating: 0, count: pairs.count)
        for pair in pairs {
            numbers[next[pair.row]] = pair.number
            next[pair.row] += 1
        }
    }

    var count: Int { starts.count - 1 }
    /// Where a row lies in `numbers`.
    func row(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
    subscript(row: Int) -> ArraySlice<Int> { numbers[starts[row]..<starts[row + 1]] }
}
