internal import GRDB

extension StoreReader {
    /// All planned work that was ever declared by `netmon maintenance add`, the cancelled too, in the order in which it was entered.
    package func declaredMaintenance() throws(StoreError) -> [DeclaredMaintenance] {
        try read { try MaintenanceTable.all(in: $0) }
    }
}
