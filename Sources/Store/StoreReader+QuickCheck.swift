import GRDB

extension StoreReader {
    /// What SQLite's quick check finds: pages and records, not whether indexes agree with their tables; nothing where all is well.
    package func quickCheck() throws(StoreError) -> [String] {
        try read { try String.fetchAll($0, sql: "PRAGMA quick_check(10)").filter { $0 != "ok" } }
    }
}
