package import NetInventory

/// How long answers took in a period, and how many questions got none.
package struct LatencyReport: Sendable {
    package struct Row: Hashable, Sendable {
        package let subject: ReportSubject
        package let sent: Int64
        package let answered: Int64
        /// Nil where nothing was sent.
        package let loss: ExactRatio?
        package let times: LatencyHistogram
    }

    /// Takes results as they stream out of the store, in any order, and holds only sums and buckets.
    package struct Builder: Sendable {
        fileprivate struct Sums: Sendable {
            var sent: Int64 = 0
            var answered: Int64 = 0
            var times = LatencyHistogram()
        }

        fileprivate var sums: [ObjectID: Sums] = [:]

        package init() {}

        /// One burst: tries sent, answers received, and the answers' times in nanoseconds.
        package mutating func add(object: ObjectID, sent: Int, received: Int, times: [Int64]) {
            sums[object, default: Sums()].sent += Int64(sent)
            sums[object, default: Sums()].answered += Int64(received)
            for time in times { sums[object, default: Sums()].times.add(time) }
        }
    }

    package let by: SubjectKind
    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    /// Objects that were due in the period, as the availability report lists them.
    package let rows: [Row]

    package init(
        by: SubjectKind = .unit, category: UnitCategory? = nil, inventory: Inventory, period: ReportPeriod, results: Builder,
        method: ReportMethod
    ) {
        self.by = by
        self.period = period
        network = inventory.network
        self.method = method
        rows = by.subjects(of: inventory, category: category, measured: results.sums.keys).compactMap { subject in
            guard subject.validity.due(in: period.span, zone: period.zone) != nil else { return nil }
            let sums = results.sums[subject.id] ?? Builder.Sums()
            return Row(
                subject: subject, sent: sums.sent, answered: sums.answered,
                loss: ExactRatio(max(0, sums.sent - sums.answered), of: sums.sent), times: sums.times)
        }
    }
}
