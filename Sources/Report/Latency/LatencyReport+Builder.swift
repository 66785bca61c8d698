package import Monitor
package import NetInventory
package import Probe
internal import Store

extension LatencyReport {
    /// Takes results and sums of them as they stream out of the store, in any order, and holds only sums and buckets.
    ///
    /// A result counts where its object was due, under the id that the object had then.
    package struct Builder: Sendable {
        /// The hours that a row tells apart.
        enum Hours: CaseIterable, Sendable {
            case always, office
        }

        /// How much of a stretch counts.
        enum Share: Comparable, Sendable {
            case none, part, whole
        }

        /// Where an id's results belong, and when.
        struct Home: Sendable {
            var span: TimeSpan
            var place: Int
        }

        struct Place: Sendable {
            var subject: ReportSubject
            var due: [TimeSpan]
            /// Nil where they are not known.
            var office: [TimeSpan]?
            var always = LatencyFigures()
            var inOffice = LatencyFigures()

            subscript(hours: Hours) -> LatencyFigures {
                get {
                    switch hours {
                    case .always: always
                    case .office: inOffice
                    }
                }
                _modify {
                    switch hours {
                    case .always: yield &always
                    case .office: yield &inOffice
                    }
                }
            }
        }

        let by: SubjectKind
        let period: ReportPeriod
        let network: MetroNetwork
        private(set) var places: [Place] = []
        private(set) var unknowns: [OfficeHoursUnknown] = []
        private var homes: [ObjectID: [Home]] = [:]
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
        ///
        /// - Parameter within: a stretch whose sum was given before; what took it as a whole does not count the burst again.
        package mutating func add(
            object: ObjectID, at moment: Timestamp, sent: Int, received: Int, times: [Int64], within: TimeSpan? = nil
        ) {
            guard isKnown(object, in: TimeSpan(from: moment, to: moment)) else { return }
            for home in homes[object] ?? [] {
                for hours in Hours.allCases where share(of: moment, in: home, hours) && !took(within, in: home, hours) {
                    places[home.place][hours].add(sent: sent, received: received, times: times)
                }
            }
        }

        /// A stretch in sum, where its hours count as a whole or not at all.
        ///
        /// - Returns: whether some count in part: those have taken nothing, and need smaller pieces.
        package mutating func add(_ figures: LatencyFigures, object: ObjectID, in span: TimeSpan, within: TimeSpan? = nil) -> Bool {
            guard isKnown(object, in: span) else { return takesTargets && object.kind == .target }
            var isCut = false
            for home in homes[object] ?? [] {
                for hours in Hours.allCases where !took(within, in: home, hours) {
                    switch share(of: span, in: home, hours) {
                    case .whole: places[home.place][hours].merge(figures)
                    case .part: isCut = true
                    case .none: break
                    }
                }
            }
            return isCut
        }

        /// Whether the object has rows. What was imported is known by its results alone: it gets one with the first of the period.
        private mutating func isKnown(_ object: ObjectID, in span: TimeSpan) -> Bool {
            if homes[object] != nil { return true }
            guard takesTargets, object.kind == .target, period.span.from <= span.from, span.to <= period.span.to else { return false }
            add(ReportSubject(id: object, name: object.key, group: .imported, calendar: network.calendar))
            return homes[object] != nil
        }

        /// Whether a moment counts in some hours of a place.
        private func share(of moment: Timestamp, in home: Home, _ hours: Hours) -> Bool {
            let place = places[home.place]
            guard home.span.contains(moment), place.due.cover(moment) else { return false }
            return switch hours {
            case .always: true
            case .office: place.office?.cover(moment) ?? false
            }
        }

        /// How much of a stretch counts in some hours of a place.
        private func share(of span: TimeSpan, in home: Home, _ hours: Hours) -> Share {
            let place = places[home.place]
            let always = [[home.span].share(of: span), place.due.share(of: span)].min() ?? .none
            return switch hours {
            case .always: always
            case .office: min(always, place.office?.share(of: span) ?? .none)
            }
        }

        /// Whether a stretch that was given in sum counted as a whole.
        private func took(_ span: TimeSpan?, in home: Home, _ hours: Hours) -> Bool {
            span.map { share(of: $0, in: home, hours) == .whole } ?? false
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
            for tenure in subject.tenures { homes[tenure.id, default: []].append(Home(span: tenure.span, place: places.count)) }
            for id in subject.formerIDs where homes[id] == nil { homes[id, default: []].append(Home(span: .always, place: places.count)) }
            places.append(place)
        }
    }
}

extension LatencyReport.Builder: LatencyTaker {
    package mutating func take(_ figures: LatencyFigures, of object: ObjectID, in span: TimeSpan, within: TimeSpan?) -> Bool {
        add(figures, object: object, in: span, within: within)
    }

    package mutating func take(_ result: CheckResult, within: TimeSpan?) {
        add(
            object: result.check.object, at: result.at, sent: result.sent, received: result.received, times: result.times, within: within)
    }
}

/// Of spans that are in order and apart.
extension [TimeSpan] {
    /// Whether one of them holds a moment.
    fileprivate func cover(_ moment: Timestamp) -> Bool {
        firstEnding(after: moment).map { $0.from <= moment } ?? false
    }

    /// Whether one of them holds a whole stretch, or some hold a part of it.
    fileprivate func share(of span: TimeSpan) -> LatencyReport.Builder.Share {
        guard let first = firstEnding(after: span.from), first.from < span.to else { return .none }
        return first.from <= span.from && span.to <= first.to ? .whole : .part
    }

    private func firstEnding(after moment: Timestamp) -> TimeSpan? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].to <= moment { low = middle + 1 } else { high = middle }
        }
        return low < count ? self[low] : nil
    }
}
