package import Causes
package import Monitor
package import NetInventory

/// What one object was from moment to moment, with each layer that made it so.
package struct ObjectStates: Sendable {
    /// A stretch for which an incident speaks for the object.
    package struct Share: Hashable, Sendable {
        package let incident: Incident.Key
        package let role: Incident.Role
        package let span: TimeSpan
    }

    /// An occurrence of planned work that covers the object, itself or because it then loses its last path or a need.
    package struct Window: Hashable, Sendable {
        package let window: MaintenanceWindow
        package let span: TimeSpan
    }

    package let subject: ReportSubject
    /// What its own checks say, under all its names.
    package let own: [LedgerEntry]
    /// The same, with what follows from other objects where nothing asks it, and with `unreachable` where another failure explains it.
    package let measured: [LedgerEntry]
    /// In order of time.
    package let shares: [Share]
    /// In order of time; they may overlap.
    package let windows: [Window]
    /// Those of the object, in order of time, apart.
    package let corrections: [Correction]
    /// The windows as one: in order and apart.
    let covered: [TimeSpan]

    /// The states that figures are counted from: measured, then planned work, then corrections (none of them where `isRaw`).
    ///
    /// - honour: planned work is a state of its own; what nobody could judge stays unmonitored, in a window too.
    /// - ignore: no window is laid over: what really was counts, whatever was declared, beforehand or by a correction.
    /// - exclude: like honour, and all of the window is left out of the due time when it is counted.
    package func entries(_ maintenance: MaintenanceMode = .honour, isRaw: Bool = false) -> [LedgerEntry] {
        var entries = measured
        switch maintenance {
        case .honour: entries = entries.overlaid(in: covered) { $0 == .unmonitored ? .unmonitored : .maintenance }
        case .exclude: entries = entries.overlaid(in: covered) { _ in .maintenance }
        case .ignore: break
        }
        guard !isRaw else { return entries }
        for correction in corrections {
            guard let state = correction.state.map(ObjectState.init), state != .maintenance || maintenance != .ignore else { continue }
            entries = entries.overlaid(in: [correction.span]) { _ in state }
        }
        return entries
    }

    /// Whether corrections change anything about its states in a span.
    package func isCorrected(in span: TimeSpan) -> Bool {
        corrections.contains { $0.state != nil && $0.span.intersection(span) != nil }
    }

    /// Who answers for a stretch of its time: every decision that touches it, in order of time, each once; none is undecided.
    package func responsibilities(in span: TimeSpan) -> [Responsibility] {
        corrections.filter { $0.span.intersection(span) != nil }.compactMap(\.responsibility)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension ObjectState {
    package init(_ state: Correction.State) {
        switch state {
        case .up: self = .up
        case .degraded: self = .degraded
        case .down: self = .down
        case .unreachable: self = .unreachable
        case .maintenance: self = .maintenance
        case .unmonitored: self = .unmonitored
        }
    }
}
