package import NetInventory

extension StoreWriter {
    /// Keeps a topology that the service takes, in force from `now` on; nothing is written where it is in force already.
    ///
    /// To be called at the start and whenever the service takes another one, before its plan is registered.
    package func accept(_ source: TopologySource, inventory: Inventory, at now: Timestamp) throws(StoreError) {
        try write { database, _ in
            try TopologyTable.accept(
                source, units: inventory.units.count, sites: inventory.subsites.count, at: now, in: database)
        }
    }
}
