/// Reads what an application needs: `dns`, or `core-a | core-b` where either will do.
enum NeedText {
    static func alternatives(_ text: String) -> [String] {
        text.split(separator: "|", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
