import GRDB
package import NetInventory

extension StoreWriter {
    /// How often each open day had been changed when somebody looked.
    package struct OpenDays: Hashable, Sendable {
        var changes: [Int64: Int64] = [:]

        package init() {}
    }

    /// Adds up the answer times of every open day, so that reports need not read its results. Returns how many days it were.
    @discardableResult
    package func sealDays() throws(StoreError) -> Int {
        try seal(isCancelled: { false }) { _, _ in true }
    }

    /// Beside a service: adds up the days that were over at a moment and that nothing has changed since the last look.
    ///
    /// The long part reads beside the commits and holds nothing up; a day that a commit changes meanwhile waits for the next look.
    /// Nothing is lost if it is never called: open days are read from their results.
    @discardableResult
    package func sealQuietDays(
        before moment: Timestamp, since last: inout OpenDays, isCancelled: () -> Bool
    ) throws(StoreError) -> Int {
        let seen = last.changes
        last.changes = try StoreReader(path: path).read { try LatencyTable.openDays(in: $0) }
        return try seal(isCancelled: isCancelled) { day, changes in
            seen[day] == changes && LatencyDay.span(of: day).to <= moment
        }
    }

    private func seal(isCancelled: () -> Bool, where isWanted: (Int64, Int64) -> Bool) throws(StoreError) -> Int {
        let reader = try StoreReader(path: path)
        let open = try reader.read { try LatencyTable.openDays(in: $0) }
        var count = 0
        for (day, changes) in open.sorted(by: { $0.key < $1.key }) where isWanted(day, changes) && !isCancelled() {
            // One snapshot for both: the sums are those of so many changes.
            let draft = try reader.read { database in
                (
                    changes: try LatencyTable.openDays(in: database)[day],
                    sums: try LatencyTable.addUp(day, in: database, isCancelled: isCancelled)
                )
            }
            guard let changes = draft.changes, let sums = draft.sums else { continue }
            let isSealed = try write { database, _ in try LatencyTable.seal(day, changes: changes, sums, in: database) }
            if isSealed { count += 1 }
        }
        return count
    }
}
