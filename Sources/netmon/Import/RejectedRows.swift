import Store

/// Tells of the rows of an import that were not taken: each on standard error, on a terminal the first hundred, and all of them in a
/// file where one is wanted.
struct RejectedRows {
    let file: String
    let kept: RejectsFile?
    private var count = 0

    private static let shownOnTerminal = 100

    init(file: String, kept: RejectsFile?) {
        self.file = file
        self.kept = kept
    }

    private var shown: Int { Console.complainsToTerminal ? Self.shownOnTerminal : .max }

    mutating func take(_ row: RejectedRow) throws(StoreError) {
        count += 1
        if count <= shown { Console.complain("\(file):\(row.line): \(row.reason)") }
        try kept?.add(row)
    }

    func end() throws(StoreError) {
        try kept?.flush()
        if count > shown {
            Console.complain(
                "netmon: \(count - shown) more rejected row(s); \(kept == nil ? "--rejects FILE" : "the file of rejects") has them all")
        }
    }
}
