import Causes
import Monitor

@testable import NetInventory
@testable import Report

/// The slow right answer to what an object is at one moment: it asks the words of the rules, and shares only the failure graph.
struct MomentByMoment {
    let county: RandomCounty
    private let graphs: [FailureGraph]
    private let watched: [Set<ObjectID>]

    /// What all ways of counting begin with.
    struct Facts {
        var subject: ReportSubject
        var moment: Timestamp
        var measured: ObjectState
        var isCovered: Bool
    }

    init(_ county: RandomCounty) {
        self.county = county
        let date = RandomCounty.zone.date(at: RandomCounty.begin)
        graphs = county.topology.versions.map { FailureGraph($0.inventory, on: date) }
        watched = county.topology.versions.map { Set(CheckPlan(inventory: $0.inventory, on: date).checks.map(\.id.object)) }
    }

    /// Every moment at which anything may change.
    var cuts: [Timestamp] {
        var cuts = Set(county.ledger.values.flatMap { $0.map(\.at) } + county.topology.versions.map(\.since))
        for member in county.incidents.flatMap(\.members) { cuts.formUnion([member.from] + [member.to].compactMap { $0 }) }
        let all = county.topology.versions.flatMap { $0.inventory.maintenance } + county.declared
        let wide = TimeSpan(from: county.period.span.from - .seconds(100_000), to: county.period.span.to)
        for window in all { cuts.formUnion(window.spans(in: wide, zone: RandomCounty.zone).flatMap { [$0.from, $0.to] }) }
        cuts.formUnion(county.topology.newest.corrections.flatMap { [$0.span.from, $0.span.to] })
        let span = county.period.span
        return ([span.from, span.to] + cuts.filter { $0 > span.from && $0 < span.to }).sorted()
    }

    private func version(at moment: Timestamp) -> Int { county.topology.versions.lastIndex { $0.since <= moment } ?? 0 }

    /// The unit that is renamed, by its name of a topology.
    private func name(_ object: ObjectID, in version: Int) -> ObjectID {
        let isNew = county.topology.versions[version].inventory.units["v1"] != nil
        let key = object.key
        let parts = isNew ? ("u1", "v1") : ("v1", "u1")
        switch object.kind {
        case .unit where key == parts.0: return ObjectID(.unit, parts.1)
        case .circuit where key == "l-" + parts.0: return ObjectID(.circuit, "l-" + parts.1)
        default: return object
        }
    }

    /// Of some objects at one moment.
    func facts(of subjects: [ReportSubject], at moment: Timestamp) -> [Facts] {
        let version = version(at: moment)
        let covered = covered(at: moment, version)
        return subjects.map { subject in
            let object = subject.tenures.last { $0.span.contains(moment) }?.id ?? subject.id
            return Facts(
                subject: subject, moment: moment, measured: measured(object, at: moment, version, path: []),
                isCovered: covered.contains(object))
        }
    }

    func state(_ facts: Facts, _ maintenance: MaintenanceMode, isRaw: Bool) -> ObjectState {
        let (subject, moment) = (facts.subject, facts.moment)
        var state = facts.measured
        if facts.isCovered, maintenance == .exclude || maintenance == .honour && state != .unmonitored { state = .maintenance }
        guard !isRaw else { return state }
        let last = county.topology.versions.count - 1
        for correction in county.topology.newest.corrections where correction.span.contains(moment) {
            guard correction.objects.contains(where: { name($0, in: last) == name(subject.newestID, in: last) }) else { continue }
            switch correction.state {
            case nil: break
            case .maintenance where maintenance == .ignore: break
            case .maintenance: state = .maintenance
            case .up: state = .up
            case .degraded: state = .degraded
            case .down: state = .down
            case .unreachable: state = .unreachable
            case .unmonitored: state = .unmonitored
            }
        }
        return state
    }

    private func own(_ object: ObjectID, at moment: Timestamp) -> ObjectState {
        county.ledger[object]?.last { $0.at <= moment }?.state ?? .unmonitored
    }

    private func roles(_ object: ObjectID, at moment: Timestamp) -> Set<Incident.Role> {
        let now = version(at: moment)
        return Set(
            county.incidents.flatMap(\.members).filter { member in
                member.from <= moment && (member.to.map { moment < $0 } ?? true) && name(member.object, in: now) == object
            }.map(\.role))
    }

    private func measured(_ object: ObjectID, at moment: Timestamp, _ version: Int, path: [ObjectID]) -> ObjectState {
        let inventory = county.topology.versions[version].inventory
        let own = own(object, at: moment)
        let roles = roles(object, at: moment)
        func blamed(_ state: ObjectState) -> ObjectState {
            if roles.contains(.candidate) { return state == .unmonitored ? .down : state }
            return roles.contains(.behind) && (state == .unmonitored || state == .down) ? .unreachable : state
        }
        switch object.kind {
        case .link:
            guard let link = inventory.links[object.key] else { return .unmonitored }
            return blamed(linkState(link, at: moment, version))
        case .circuit:
            let links = inventory.links.items.filter { $0.circuit == object.key }
            guard !links.isEmpty else { return blamed(.unmonitored) }
            let states = links.map { measured($0.id, at: moment, version, path: path) }
            let worst: [ObjectState] = [.down, .unreachable, .unmonitored, .degraded, .up]
            return blamed(worst.first { states.contains($0) } ?? .unmonitored)
        case .application:
            guard let application = inventory.applications[object.key] else { return .unmonitored }
            if application.checks.isEmpty, own == .unmonitored {
                return applicationState(application, at: moment, version, path: path + [object])
            }
        default: break
        }
        return own == .down && roles.contains(.behind) ? .unreachable : own
    }

    private func linkState(_ link: Link, at moment: Timestamp, _ version: Int) -> ObjectState {
        let carried = graphs[version].dependents(onAnyOf: [link.id])
        let watched = watched[version]
        let evidence = carried.intersection(watched)
        let states = evidence.map { own($0, at: moment) }
        if states.contains(.up) || states.contains(.degraded) {
            let far = link.ends.first { carried.contains($0.object) && watched.contains($0.object) }
            let near = link.ends.first { !carried.contains($0.object) }
            let isFarPoor = far.map { own($0.object, at: moment) == .degraded } ?? false
            return isFarPoor && near.map({ own($0.object, at: moment) }) != .degraded ? .degraded : .up
        }
        return !states.isEmpty && states.allSatisfy { $0 == .down } ? .down : .unmonitored
    }

    private func applicationState(
        _ application: NetworkApplication, at moment: Timestamp, _ version: Int, path: [ObjectID]
    ) -> ObjectState {
        var (isUnknown, isPoor) = (false, false)
        for need in application.needs {
            let states = need.map { path.contains($0) ? .unmonitored : measured($0, at: moment, version, path: path) }
            let lost = states.count { $0 == .down || $0 == .unreachable }
            if lost == states.count { return .unreachable }
            if lost > 0 { isPoor = true }
            if !states.contains(where: { $0 == .up || $0 == .degraded }) { isUnknown = true }
        }
        return isUnknown ? .unmonitored : isPoor ? .degraded : .up
    }

    private func covered(at moment: Timestamp, _ version: Int) -> Set<ObjectID> {
        let now = TimeSpan(from: moment, to: moment + Milliseconds(1))
        let inventory = county.topology.versions[version].inventory
        var named: Set<ObjectID> = []
        for (number, other) in county.topology.versions.enumerated() {
            let isNewest = number + 1 == county.topology.versions.count
            for window in other.inventory.maintenance where number == version || isNewest && window.hasOwnBeginning {
                if !window.spans(in: now, zone: RandomCounty.zone).isEmpty { named.formUnion(window.objects) }
            }
        }
        for window in county.declared where !window.spans(in: now, zone: RandomCounty.zone).isEmpty { named.formUnion(window.objects) }
        guard !named.isEmpty else { return [] }
        var parts = Set(named.map { name($0, in: version) })
        for circuit in inventory.circuits.items where parts.contains(ObjectID(.provider, circuit.provider ?? "")) {
            parts.insert(circuit.id)
        }
        for link in inventory.links.items where parts.contains(ObjectID(.circuit, link.circuit ?? "")) { parts.insert(link.id) }
        let covered = parts.union(graphs[version].dependents(onAnyOf: parts))
        let byLinks = inventory.links.items.filter { covered.contains($0.id) }.compactMap(\.circuit).map { ObjectID(.circuit, $0) }
        return covered.union(byLinks)
    }
}
