internal import Monitor
package import NetInventory

extension ReportTopology {
    /// The objects of a kind that the topologies of a span know, in groups as reports print them, and in the order of the topology
    /// within each; what was removed in the span comes last.
    ///
    /// Imported targets, which the ledger knows and no topology does, stand beside the units. With a category only the objects of its
    /// units remain.
    package func subjects(
        _ kind: SubjectKind, category: UnitCategory? = nil, in span: TimeSpan, measured: some Sequence<ObjectID>
    ) -> [ReportSubject] {
        let inForce = Set(inForce(in: span))
        var all = lines(of: kind).compactMap { subject($0, inForce) }
        if kind == .unit {
            let calendar = network(in: span).calendar
            all += measured.filter { $0.kind == .target }.sorted().map {
                ReportSubject(id: $0, name: $0.key, group: .imported, calendar: calendar)
            }
        }
        if let category { all.removeAll { $0.category != category } }
        return ReportGroup.inOrder.flatMap { group in all.filter { $0.group == group } }
    }

    /// One object through the topologies: by which name each of them knows it. Those that do not are left out.
    struct Line {
        var objects: [(number: Int, object: any Identified)] = []
        /// Whether its first key belonged to another object before.
        var isReborn = false
    }

    /// What it is called at the end of a span; nil where no topology of the span knows it, and none that came later says of a day of
    /// the span that it was there.
    private func subject(_ line: Line, _ inForce: Set<Int>) -> ReportSubject? {
        guard let newest = line.objects.last, let first = line.objects.first else { return nil }
        // A first day that was written down counts from its own date on, however late it was written.
        let isLate = newest.object.validity.since != nil && !line.isReborn
        let wasLate = isLate && inForce.allSatisfy { $0 < first.number } ? first : nil
        guard let last = line.objects.last(where: { inForce.contains($0.number) }) ?? wasLate else { return nil }
        var subject = versions[last.number].inventory.subject(last.object)
        subject.validity.since = newest.object.validity.since
        subject.validity.until = newest.object.validity.until
        subject.tenures = line.objects.map {
            ReportSubject.Tenure(
                id: $0.object.id, span: span($0.number), isCounted: $0.object.validity.status == .active,
                carrier: ($0.object as? Circuit)?.provider)
        }
        if isLate { subject.tenures[0].span.from = TimeSpan.always.from }
        subject.formerIDs = first.object.formerKeys.map { ObjectID(first.object.id.kind, $0) }
            .filter { $0 != first.object.id && !isKnown($0, in: first.number) }
        return subject
    }

    private func isKnown(_ id: ObjectID, in number: Int) -> Bool {
        versions[number].inventory.objects.contains { $0.id == id }
    }

    /// Follows every object from the newest topology that knows it back to the oldest, over each `was:`.
    func lines(of kind: SubjectKind) -> [Line] {
        let tables = versions.map { version in
            Dictionary(kind.objects(of: version.inventory).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        }
        // By a former key: the objects that had it.
        let heirs = tables.map { table in
            table.values.reduce(into: [String: [String]]()) { heirs, object in
                for key in object.formerKeys { heirs[key, default: []].append(object.key) }
            }
        }
        var taken = versions.map { _ in Set<String>() }
        var lines: [Line] = []
        for number in versions.indices.reversed() {
            for object in kind.objects(of: versions[number].inventory) where !taken[number].contains(object.key) {
                var line = Line(objects: [(number, object)])
                var (at, current) = (number, object)
                for earlier in (0..<number).reversed() {
                    let key: String
                    if tables[earlier][current.key] != nil {
                        // Its key may have been another's then, who took a new one.
                        if heirs[at][current.key]?.contains(where: { $0 != current.key && tables[earlier][$0] == nil }) ?? false {
                            line.isReborn = true
                            break
                        }
                        key = current.key
                    } else if let former = current.formerKeys.first(where: { tables[earlier][$0] != nil }) {
                        key = former
                    } else {
                        continue
                    }
                    guard let found = tables[earlier][key], taken[earlier].insert(key).inserted else { break }
                    (at, current) = (earlier, found)
                    line.objects.insert((earlier, found), at: 0)
                }
                lines.append(line)
            }
        }
        return lines
    }
}
