import Store

/// Names each row that an import does not take on standard error, and keeps it where a file for that is wished.
final class RejectsTeller {
    private let file: String
    private let kept: RejectsFile?
    private var count = 0
    /// A terminal shows the first hundred; a pipe or file gets all.
    private let shown = Console.complainsToTerminal ? 100 : Int.max

    init(file: String, keeping kept: RejectsFile?) {
        self.file = file
        self.kept = kept
    }

    func tell(_ row: RejectedRow) throws(StoreError) {
        count += 1
        if count <= shown { Console.complain("\(file):\(row.line): \(row.reason)") }
        try kept?.add(row)
    }

    /// Says what was not said row by row.
    func finish(_ outcome: ResultImport.Outcome) throws(StoreError) {
        try kept?.flush()
        if count > shown {
            Console.complain("netmon: \(count - shown) more rejected row(s); \(kept?.path ?? "--rejects FILE") has them all")
        }
        if !outcome.unusedColumns.isEmpty {
            Console.complain("netmon: \(file): nothing reads the column(s) \(outcome.unusedColumns.joined(separator: ", "))")
        }
    }
}
