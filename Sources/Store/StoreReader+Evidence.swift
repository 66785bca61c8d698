internal import GRDB
package import Monitor
package import NetInventory

/// What a figure rests on: the results of a few objects, and the rules by which they were judged.
extension StoreReader {
    /// Visits the results of some objects in a span, in order of time.
    package func results(
        of objects: Set<ObjectID>, in span: TimeSpan, _ body: (CheckResult) throws -> Void
    ) throws(StoreError) {
        try read { database in
            let checks = try CheckTable.names(in: database).filter { objects.contains($0.value.object) }
            guard !checks.isEmpty else { return }
            try ResultTable.visit(in: span, checks: checks, areFew: true, in: database, body)
        }
    }

    /// How objects were judged, each by all rules that it ever had, in order of time.
    package func rules(of objects: Set<ObjectID>) throws(StoreError) -> [ObjectID: [ObjectRule]] {
        try read { database in
            Dictionary(grouping: try RuleTable.history(in: database).filter { objects.contains($0.object) }, by: \.object)
        }
    }
}
