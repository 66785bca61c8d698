internal import GRDB
package import NetInventory

extension StoreWriter {
    /// Enters planned work, before or after its time; the record says when.
    package func declare(_ work: DeclaredMaintenance.Draft, at now: Timestamp) throws(StoreError) -> DeclaredMaintenance {
        try write { database, _ in try MaintenanceTable.add(work, at: now, in: database) }
    }

    /// Cancels planned work and keeps its record.
    package func cancelMaintenance(_ number: Int64, _ cancellation: DeclaredMaintenance.Cancellation) throws -> DeclaredMaintenance {
        let found: Result<DeclaredMaintenance, MaintenanceRefusal> = try write { database, _ in
            guard let work = try MaintenanceTable.all(in: database).first(where: { $0.number == number }) else {
                return .failure(.unknown(number))
            }
            guard work.cancellation == nil else { return .failure(.cancelled(number)) }
            try MaintenanceTable.cancel(number, cancellation, in: database)
            return .success(
                DeclaredMaintenance(number: number, draft: work.draft, enteredAt: work.enteredAt, cancellation: cancellation))
        }
        return try found.get()
    }
}
