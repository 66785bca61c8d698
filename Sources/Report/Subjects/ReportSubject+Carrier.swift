internal import NetInventory

extension ReportSubject {
    /// Stands for the carrier of circuits that name none.
    static let noCarrier = ObjectID(.provider, "-")

    /// The carriers that a circuit had, each with the time in which it answered for it; nil is the one that nobody named.
    var carriers: [(carrier: String?, spans: [TimeSpan])] {
        var found: [(carrier: String?, spans: [TimeSpan])] = []
        for tenure in tenures {
            if let place = found.firstIndex(where: { $0.carrier == tenure.carrier }) {
                found[place].spans.append(tenure.span)
            } else {
                found.append((tenure.carrier, [tenure.span]))
            }
        }
        return found
    }
}

extension ReportTopology {
    /// Carriers as rows of a report, in the order of the topology; the one that nobody named comes last.
    func carriers(in span: TimeSpan, among keys: Set<String?>) -> [ReportSubject] {
        var left = keys
        var rows: [ReportSubject] = []
        for number in inForce(in: span).reversed() + [versions.count - 1] {
            for provider in versions[number].inventory.providers.items where left.remove(provider.key) != nil {
                rows.append(ReportSubject(id: provider.id, name: provider.name, group: .ungrouped))
            }
        }
        rows += left.compactMap { $0 }.sorted().map { ReportSubject(id: ObjectID(.provider, $0), name: $0, group: .ungrouped) }
        return left.contains(nil) ? rows + [ReportSubject(id: ReportSubject.noCarrier, name: "", group: .ungrouped)] : rows
    }
}
