import NetInventory

/// An incident while it is being judged: who failed, what is held for and against each explanation, and since when.
struct IncidentCase: Sendable {
    /// A stretch of time in which a watched object was bad for it; open while `to` is nil.
    struct Stretch: Hashable, Sendable {
        var from: Timestamp
        var to: Timestamp?
    }

    let key: Incident.Key
    /// The graph of the time in which it began; its evidence is of that time too.
    let graph: FailureGraph
    /// When its failures began, this time: an incident that returns begins again.
    var began: Timestamp
    /// When the last object recovered; nil while one is bad for it.
    private(set) var ended: Timestamp?
    /// What began together, this time.
    var bad: Set<ObjectID>
    /// What was proven good since it began.
    var good: Set<ObjectID>
    var cause: Cause
    var stretches: [ObjectID: [Stretch]] = [:]
    /// The parts of these in which its own checks said so; between them nobody knew.
    private var seen: [ObjectID: [Stretch]] = [:]
    /// Those that are bad now.
    var lasting: Set<ObjectID> = []
    /// When those that are asked more rarely have been asked too.
    var rechecks: [Timestamp] = []
    /// When it is asked what still speaks for it, although some have recovered.
    var parting: Timestamp?

    init(key: Incident.Key, graph: FailureGraph, began: Timestamp, bad: Set<ObjectID>, good: Set<ObjectID>, cause: Cause) {
        self.key = key
        self.graph = graph
        self.began = began
        self.bad = bad
        self.good = good
        self.cause = cause
    }

    var next: Timestamp? { [parting, rechecks.first].compactMap { $0 }.min() }

    mutating func open(_ object: ObjectID, from moment: Timestamp) {
        guard lasting.insert(object).inserted else { return }
        stretches[object, default: []].append(Stretch(from: moment))
        seen[object, default: []].append(Stretch(from: moment))
        ended = nil
    }

    /// An object is bad for it no longer; where it was the last one, the incident ends.
    mutating func close(_ object: ObjectID, at moment: Timestamp) {
        guard lasting.remove(object) != nil, var own = stretches[object], let last = own.popLast() else { return }
        if moment > last.from { own.append(Stretch(from: last.from, to: moment)) }
        stretches[object] = own
        hide(object, from: moment)
        endIfOver()
    }

    /// From a moment on nobody knows of an object that was bad.
    mutating func hide(_ object: ObjectID, from moment: Timestamp) {
        guard var own = seen[object] else { return }
        own.removeAll { $0.from >= moment }
        if let last = own.last, last.to.map({ $0 > moment }) ?? true { own[own.count - 1].to = moment }
        seen[object] = own
    }

    /// From a moment on it is known again, and still bad.
    mutating func show(_ object: ObjectID, from moment: Timestamp) {
        guard lasting.contains(object), let last = seen[object]?.last ?? stretches[object]?.last, last.to != nil else { return }
        seen[object, default: []].append(Stretch(from: moment))
    }

    /// When anybody was seen to be bad: only then is anything known of what nobody watches.
    private var sights: [Stretch] {
        var sights: [Stretch] = []
        for stretch in seen.values.flatMap(\.self).sorted(by: { $0.from < $1.from }) {
            guard let last = sights.last, last.to.map({ $0 >= stretch.from }) ?? true else {
                sights.append(stretch)
                continue
            }
            guard let end = last.to else { break }
            sights[sights.count - 1].to = stretch.to.map { max($0, end) }
        }
        return sights
    }

    /// Gives its part in an object away.
    mutating func give(_ object: ObjectID, to other: inout IncidentCase) {
        other.stretches[object] = stretches.removeValue(forKey: object)
        other.seen[object] = seen.removeValue(forKey: object)
        if lasting.remove(object) != nil { other.lasting.insert(object) }
    }

    /// Ends it as the last of its objects recovered, where none is bad any more.
    mutating func endIfOver() {
        guard lasting.isEmpty else { return }
        rechecks = []
        parting = nil
        let ends = stretches.values.flatMap(\.self).compactMap(\.to)
        ended = max(ends.max() ?? began, began)
    }

    /// What it is to those who read of it.
    func incident(watched: (ObjectID) -> Bool) -> Incident {
        let candidates = cause.candidates
        func role(_ object: ObjectID) -> Incident.Role {
            candidates.contains(object) || graph.twin(of: object).map(candidates.contains) ?? false ? .candidate : .behind
        }
        var members = stretches.flatMap { object, stretches in
            stretches.map { Incident.Member(object: object, role: role(object), from: $0.from, to: $0.to, isWatched: true) }
        }
        var inferred = candidates.union(cause.behind)
        inferred.formUnion(inferred.compactMap { graph.twin(of: $0) })
        let sights = sights
        for object in inferred where stretches[object] == nil && !watched(object) {
            members += sights.map {
                Incident.Member(object: object, role: role(object), from: $0.from, to: $0.to, isWatched: false)
            }
        }
        return Incident(
            key: key, to: ended, explanations: cause.explanations, hasMore: cause.hasMore,
            members: members.sorted { ($0.object, $0.from) < ($1.object, $1.from) })
    }
}
