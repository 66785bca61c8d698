internal import Causes
internal import Monitor
internal import NetInventory

/// When a circuit worked, and whose its outages were.
///
/// From where netmon stands a cut line, a dead device at its end and that device's mains can look the same: an outage counts against the
/// carrier only where a correction assigns it (运营商) or where the incident names nothing but this circuit.
struct CircuitTime {
    private(set) var available: [TimeSpan] = []
    private(set) var assigned: [TimeSpan] = []
    private(set) var possible: [TimeSpan] = []
    private(set) var others: [TimeSpan] = []
    /// Its outages, whole, in order.
    private(set) var outages: [TimeSpan] = []

    /// - Parameters:
    ///   - due: the stretches in which the circuit counts, from its first entry on.
    ///   - twins: the circuit and its links, under all names: the same thing in an explanation.
    init(_ states: ObjectStates, due: [TimeSpan], twins: Set<ObjectID>, incidents: [Incident.Key: Incident]) {
        // What really was, whatever was declared; what a contract excludes is taken off later.
        let spells = due.flatMap { LedgerSpell.spells(of: states.entries(.ignore), in: $0) }
        let isCarriers = states.corrections.filter { $0.responsibility == .carrier }.map(\.span).united
        let isOthers = states.corrections.filter { $0.responsibility != nil && $0.responsibility != .carrier }.map(\.span).united
            .subtracting(isCarriers)
        let isProven = states.shares.filter { share in
            guard share.role == .candidate, let incident = incidents[share.incident] else { return false }
            return !incident.hasMore && incident.explanations.allSatisfy { $0.objects.allSatisfy(twins.contains) }
        }.map(\.span).united
        for spell in spells {
            switch spell.state {
            case .up, .degraded: available.append(spell.span)
            case .down:
                outages.append(spell.span)
                let carriers = isCarriers.clipped(to: spell.span)
                let foreign = isOthers.clipped(to: spell.span)
                let open = [spell.span].subtracting(carriers).subtracting(foreign)
                let proven = open.flatMap { isProven.clipped(to: $0) }
                assigned += (carriers + proven).united
                others += foreign
                possible += open.subtracting(proven)
            case .unreachable, .maintenance, .unmonitored: break
            }
        }
    }
}
