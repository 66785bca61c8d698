package import NetInventory

extension LatencyReport {
    /// Takes results as they stream out of the store, in any order, and holds only sums and buckets.
    ///
    /// A result counts where its object was due, under the id that the object had then.
    package struct Builder: Sendable {
        struct Place: Sendable {
            var subject: ReportSubject
            var due: [TimeSpan]
            /// Nil where they are not known.
            var office: [TimeSpan]?
            var always = LatencyFigures()
            var inOffice = LatencyFigures()
        }

        let by: SubjectKind
        let period: ReportPeriod
        let network: MetroNetwork
        private(set) var places: [Place] = []
        private(set) var unknowns: [OfficeHoursUnknown] = []
        /// Where an id's results belong, and when.
        private var homes: [ObjectID: [(span: TimeSpan, place: Int)]] = [:]
        private let takesTargets: Bool
        private var book: OfficeHoursBook

        package init(by: SubjectKind = .unit, category: UnitCategory? = nil, topology: ReportTopology, period: ReportPeriod) {
            self.by = by
            self.period = period
            network = topology.network(in: period.span)
            takesTargets = by == .unit && category == nil
            book = OfficeHoursBook(topology, period: period)
            for subject in topology.subjects(by, category: category, in: period.span, measured: []) { add(subject) }
        }

        /// One burst: when it began, tries sent, answers received, and the answers' times in nanoseconds.
        package mutating func add(object: ObjectID, at moment: Timestamp, sent: Int, received: Int, times: [Int64]) {
            if homes[object] == nil {
                // What was imported is known by its results alone.
                guard takesTargets, object.kind == .target else { return }
                add(ReportSubject(id: object, name: object.key, group: .imported, calendar: network.calendar))
            }
            for home in homes[object] ?? [] where home.span.contains(moment) {
                guard places[home.place].due.cover(moment) else { continue }
                places[home.place].always.add(sent: sent, received: received, times: times)
                if places[home.place].office?.cover(moment) ?? false {
                    places[home.place].inOffice.add(sent: sent, received: received, times: times)
                }
            }
        }

        /// As the topology has them; targets, which came as their results did, by name.
        func isBefore(_ left: (offset: Int, element: Place), _ right: (offset: Int, element: Place)) -> Bool {
            guard left.element.subject.group == .imported else { return left.offset < right.offset }
            return left.element.subject.id < right.element.subject.id
        }

        private mutating func add(_ subject: ReportSubject) {
            let due = subject.due(in: period.span, zone: period.zone)
            guard !due.isEmpty else { return }
            var place = Place(subject: subject, due: due)
            switch book.hours(calendar: subject.calendar, in: due) {
            case .success(let hours): place.office = hours
            case .failure(let reason): if !unknowns.contains(reason) { unknowns.append(reason) }
            }
            for tenure in subject.tenures { homes[tenure.id, default: []].append((tenure.span, places.count)) }
            for id in subject.formerIDs where homes[id] == nil { homes[id, default: []].append((.always, places.count)) }
            places.append(place)
        }
    }
}

extension [TimeSpan] {
    /// Whether one of the spans, which are in order and apart, holds a moment.
    fileprivate func cover(_ moment: Timestamp) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].to <= moment { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].from <= moment
    }
}
