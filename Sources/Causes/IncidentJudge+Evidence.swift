import NetInventory

extension IncidentJudge {
    /// Judges failures that began together; one incident for each cause, or the return of one that has just ended.
    mutating func settle(_ cluster: Cluster) {
        let failed = Dictionary(cluster.failed.map { ($0.object, $0.from) }) { first, _ in first }
        // What is not there any more, or has joined an incident meanwhile, is not judged.
        let bad = Set(failed.keys)
        guard !bad.isEmpty else { return }
        let good = proven(since: cluster.began, at: cluster.due).subtracting(bad)
        for cause in network.graph.causes(of: bad, good: good) {
            let own = cause.accountsFor.sorted()
            guard let first = own.min(by: { (failed[$0] ?? cluster.due, $0) < (failed[$1] ?? cluster.due, $1) }), let from = failed[first]
            else { continue }
            let place: Int
            if let known = returns(cause, at: from) {
                place = known
                cases[place].cause.explanations = cases[place].cause.explanations.filter(cause.explanations.contains)
                cases[place].cause.behind.formUnion(cause.behind)
                cases[place].cause.behind.subtract(cases[place].cause.candidates)
                if cases[place].ended != nil {
                    cases[place].began = from
                    cases[place].bad = cause.accountsFor
                    cases[place].good = good
                } else {
                    cases[place].bad.formUnion(cause.accountsFor)
                }
            } else {
                let key = Incident.Key(from: from, first: first)
                cases.append(
                    IncidentCase(key: key, graph: network.graph, began: from, bad: cause.accountsFor, good: good, cause: cause))
                place = cases.count - 1
            }
            for object in own { open(object, from: failed[object] ?? from, place: place) }
            guard cases[place].ended == nil else { continue }
            cases[place].rechecks = network.reaches.map { cases[place].began + $0 }.filter { $0 > cluster.due }
        }
    }

    /// Notes that an object is bad for an incident, and that it has recovered where it already has.
    private mutating func open(_ object: ObjectID, from moment: Timestamp, place: Int) {
        cases[place].open(object, from: moment)
        guard let standing = standings[object] else { return }
        if standing.sort != .bad {
            cases[place].close(object, at: standing.since)
        } else if let unseen = standing.unseen {
            cases[place].hide(object, from: unseen)
        }
    }

    /// The incident that a cause is the same fault as: it lasts, or ended a short while ago, and shares an explanation.
    private func returns(_ cause: Cause, at moment: Timestamp) -> Int? {
        cases.indices.last { place in
            let one = cases[place]
            guard one.ended.map({ $0 + Self.returning >= moment }) ?? true else { return false }
            return one.cause.explanations.contains(where: cause.explanations.contains)
        }
    }

    /// Whether an object that is found bad now may have failed with an incident that lasts, and is explained by it at no more cost.
    mutating func joinsLate(_ object: ObjectID, at moment: Timestamp, _ standing: ObjectStanding) -> Bool {
        for place in cases.indices {
            let one = cases[place]
            guard one.ended == nil, one.began <= moment, standing.lastGood.map({ $0 <= one.began }) ?? true else { continue }
            let causes = one.graph.causes(of: one.bad.union([object]), good: one.good.subtracting([object]))
            guard let cause = causes.first(where: { $0.accountsFor.contains(object) }), one.bad.isSubset(of: cause.accountsFor),
                cause.explanations[0].objects.count <= one.cause.explanations[0].objects.count
            else { continue }
            cases[place].bad.insert(object)
            cases[place].good.remove(object)
            cases[place].cause = cause
            cases[place].open(object, from: moment)
            return true
        }
        return false
    }

    /// Takes objects that are proven good into the evidence of an incident: what would have cut them off explains it no longer.
    mutating func weigh(_ objects: Set<ObjectID>, place: Int, at moment: Timestamp) {
        var one = cases[place]
        let new = objects.subtracting(one.good).subtracting(one.bad)
        guard !new.isEmpty else { return }
        one.good.formUnion(new)
        let speaks = one.cause.explanations.contains { explanation in
            !one.graph.cutOff(by: explanation, forwarding: one.cause.forwarding).isDisjoint(with: new)
        }
        cases[place].good = one.good
        guard speaks else { return }
        let causes = one.graph.causes(of: one.bad, good: one.good)
        guard let own = causes.first(where: { $0.accountsFor.contains(one.key.first) }) ?? causes.first else { return }
        cases[place].cause = own
        cases[place].bad = own.accountsFor
        for cause in causes where cause != own { divide(cause, from: place) }
    }

    /// Makes an incident of its own of what a part of another one turned out to be.
    private mutating func divide(_ cause: Cause, from place: Int) {
        let moved = cases[place].stretches.filter { cause.accountsFor.contains($0.key) }
        guard let first = moved.min(by: { (Self.begin(of: $0.value), $0.key) < (Self.begin(of: $1.value), $1.key) }) else { return }
        let from = Self.begin(of: first.value)
        var one = IncidentCase(
            key: Incident.Key(from: from, first: first.key), graph: cases[place].graph, began: from, bad: cause.accountsFor,
            good: cases[place].good, cause: cause)
        for object in moved.keys { cases[place].give(object, to: &one) }
        one.rechecks = cases[place].rechecks
        cases[place].endIfOver()
        one.endIfOver()
        cases.append(one)
    }

    private static func begin(of stretches: [IncidentCase.Stretch]) -> Timestamp {
        stretches.first?.from ?? Timestamp(milliseconds: .max / 2)
    }

    /// Some have recovered a while ago, and others have not: where what is left cannot be what began, it is another incident.
    mutating func part(_ place: Int, at moment: Timestamp) {
        let one = cases[place]
        let back = one.bad.filter { standings[$0].map { $0.sort == .good && $0.since >= one.began } ?? false }
        guard one.ended == nil, let first = back.compactMap({ standings[$0]?.since }).min() else { return }
        let left = one.cause.explanations.filter {
            network.graph.cutOff(by: $0, forwarding: one.cause.forwarding).isDisjoint(with: back)
        }
        guard left.isEmpty else {
            cases[place].cause.explanations = left
            return
        }
        let good = proven(since: first, at: moment)
        let remaining = one.lasting
        var begins: [ObjectID: Timestamp] = [:]
        for object in remaining.sorted() {
            begins[object] = max(first, one.stretches[object]?.last?.from ?? first)
            cases[place].close(object, at: first)
        }
        for cause in network.graph.causes(of: remaining, good: good.subtracting(remaining)) {
            let own = cause.accountsFor.sorted()
            guard let start = own.compactMap({ begins[$0] }).min(), let head = own.first(where: { begins[$0] == start }) else { continue }
            var next = IncidentCase(
                key: Incident.Key(from: start, first: head), graph: network.graph, began: start, bad: cause.accountsFor, good: good,
                cause: cause)
            for object in own {
                next.open(object, from: begins[object] ?? start)
                if let unseen = standings[object]?.unseen { next.hide(object, from: unseen) }
            }
            next.rechecks = network.reaches.map { start + $0 }.filter { $0 > moment }
            cases.append(next)
        }
    }

    /// Another network from its moment on: what it renames goes on under the new id, what it leaves out is bad for nobody any more.
    mutating func adopt(_ next: WatchedNetwork) {
        let moment = next.since
        let gone = standings.keys.filter { network.intervals[$0] != nil && next.intervals[$0] == nil }.sorted()
        network = next
        for object in gone {
            let standing = standings.removeValue(forKey: object)
            let heir = next.renamed[object]
            if let heir, standings[heir] == nil { standings[heir] = standing }
            for place in clusters.indices.reversed() {
                guard let index = clusters[place].failed.firstIndex(where: { $0.object == object }) else { continue }
                if let heir {
                    clusters[place].failed[index].object = heir
                } else {
                    clusters[place].failed.remove(at: index)
                    if clusters[place].failed.isEmpty { clusters.remove(at: place) }
                }
            }
            for place in cases.indices where cases[place].lasting.contains(object) {
                if let heir {
                    cases[place].open(heir, from: moment)
                    cases[place].bad.insert(heir)
                }
                cases[place].close(object, at: moment)
            }
        }
    }
}
