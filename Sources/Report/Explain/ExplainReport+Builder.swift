internal import Causes
package import Monitor
package import NetInventory

extension ExplainReport {
    /// Says which results are needed, takes them, and keeps what the report is made of.
    package struct Builder: Sendable {
        package let subject: ReportSubject
        let kind: SubjectKind
        let history: ObjectHistory
        let period: ReportPeriod
        let question: Question
        let rules: [ObjectID: [ObjectRule]]
        let due: [TimeSpan]
        let sources: StateSources
        private let states: ObjectStates
        private let spells: [(spell: LedgerSpell, began: Timestamp)]
        private(set) var evidence: ResultEvidence

        /// How much of an outage that began before the period is read where it began.
        private static let beginning = Milliseconds.seconds(300)

        /// Nil for an object that no report has a row for: a place, a contract; or that no topology of the period knows.
        ///
        /// - Parameter rules: of the objects that it is asked for, in order of time.
        package init?(
            _ object: ObjectID, history: ObjectHistory, period: ReportPeriod, question: Question = Question(),
            rules: (Set<ObjectID>) throws -> [ObjectID: [ObjectRule]]
        ) rethrows {
            guard let kind = SubjectKind(of: object) else { return nil }
            let subjects = history.subjects(kind, in: period.span)
            guard let subject = subjects.first(where: { $0.id == object }) ?? subjects.first(where: { $0.newestID == object }) else {
                return nil
            }
            self.subject = subject
            self.kind = kind
            self.history = history
            self.period = period
            self.question = question
            let due = subject.due(in: period.span, zone: period.zone)
            let states = history.states(of: subject)
            let sources = history.sources(of: subject)
            let rules = try rules(sources.watched)
            let entries = states.entries(question.maintenance, isRaw: question.isRaw)
            let spells = due.flatMap { LedgerSpell.spells(of: entries, in: $0) }.map { spell in
                (spell: spell, began: Self.beginning(of: spell, entries, due))
            }
            self.due = due
            self.states = states
            self.sources = sources
            self.rules = rules
            self.spells = spells
            // What came before the period belongs to its first interval.
            var stretches = spells.map(\.spell.span)
            if let first = spells.first, first.began < first.spell.span.from { stretches[0].from = first.began }
            evidence = ResultEvidence(stretches: stretches, period: period.span, rules: rules)
        }

        /// The objects whose results are needed.
        package var objects: Set<ObjectID> { sources.watched }

        /// The times whose results are needed, in order: the period, and where its first interval began.
        package var spans: [TimeSpan] {
            guard let first = spells.first, first.spell.state != .up, first.began < period.span.from else { return [period.span] }
            return [TimeSpan(from: first.began, to: min(first.began + Self.beginning, period.span.from)), period.span]
        }

        /// In order of time.
        package mutating func add(_ result: CheckResult) { evidence.add(result) }

        /// The entry that put the object in the state of a spell, where the spell is the first of a due stretch.
        private static func beginning(of spell: LedgerSpell, _ entries: [LedgerEntry], _ due: [TimeSpan]) -> Timestamp {
            guard due.contains(where: { $0.from == spell.span.from }) else { return spell.span.from }
            var began = spell.span.from
            for entry in entries.reversed() where entry.at <= spell.span.from {
                guard entry.state == spell.state else { break }
                began = entry.at
            }
            return began
        }

        func intervals(witness: [WitnessSpell]) -> [Interval] {
            zip(spells, evidence.checks).map { found, checks in
                let span = found.spell.span
                let measured = LedgerSpell.spells(of: states.measured, in: span)
                return Interval(
                    state: found.spell.state, span: span, began: found.began,
                    measured: measured.count == 1 && measured[0].state == found.spell.state ? [] : measured,
                    checks: checks.values.sorted { ($0.bad == 0 ? 1 : 0, $0.check) < ($1.bad == 0 ? 1 : 0, $1.check) },
                    shares: states.shares.filter { $0.span.intersection(span) != nil },
                    windows: states.windows.filter { $0.span.intersection(span) != nil },
                    corrections: states.corrections.filter { $0.span.intersection(span) != nil },
                    witness: witness.filter { TimeSpan(from: $0.from, to: $0.to ?? TimeSpan.always.to).intersection(span) != nil })
            }
        }

        /// Whether the object is a link, or a circuit of links, on which no path depends: another way hides whether it works.
        var isBypassed: Bool {
            let newest = subject.newestID
            guard kind == .link || kind == .circuit else { return false }
            return history.graphs.stretches.contains { stretch in
                guard stretch.span.intersection(period.span) != nil, let id = history.names.id(of: newest, in: stretch.number) else {
                    return false
                }
                let links = id.kind == .link ? [id] : stretch.carried[id.key] ?? []
                return !links.isEmpty && stretch.graph.dependents(onAnyOf: Set(links)).isEmpty
            }
        }

        func fingerprint() -> FigureFingerprint {
            var print = FigureFingerprint(subject, period, due: due, maintenance: question.maintenance, isRaw: question.isRaw)
            print.add(history.topology, in: period)
            var book = OfficeHoursBook(history.topology, period: period)
            print.add(calendar: subject.calendar, book.hours(calendar: subject.calendar, in: due))
            for object in sources.watched.sorted() { print.add(rules[object] ?? [], in: period) }
            print.add(evidence.digests)
            for object in sources.watched.sorted() { print.add(ledger: history.ledger[object] ?? [], of: object, in: period.span) }
            for object in sources.involved.sorted() {
                if let known = history.subject(object) { print.add(history.states(of: known).shares, of: object, in: period.span) }
            }
            print.add(states.windows, in: period.span)
            if !question.isRaw { print.add(states.corrections, in: period.span) }
            return print
        }
    }
}

extension SubjectKind {
    /// Nil for what no report has a row for.
    package init?(of object: ObjectID) {
        switch object.kind {
        case .unit, .target: self = .unit
        case .device: self = .device
        case .link: self = .link
        case .circuit: self = .circuit
        case .site: self = .site
        case .application: self = .application
        case .location, .rack, .feed, .kind, .conduit, .provider, .contract, .prefix, .vlan, .contact, .column, .calendar: return nil
        }
    }
}
