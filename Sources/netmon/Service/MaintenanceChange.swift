import Control
import NetInventory
import Store

/// A change of the planned work, as the service makes it, and a verb where no service runs.
enum MaintenanceChange {
    case add(DeclaredMaintenance.Draft)
    case cancel(Int64, by: String, why: String?)

    /// The longest that a request may say in words.
    private static let longestText = 1000

    /// Nil for a request that says too little, or nothing that makes sense.
    init?(_ entry: ControlMaintenanceEntry) {
        guard !entry.who.isEmpty, entry.who.count <= Self.longestText, (entry.why ?? "").count <= Self.longestText else { return nil }
        switch entry.kind {
        case .add:
            let range = Int64.min / 4...Int64.max / 4
            guard let names = entry.objects, let from = entry.from, let to = entry.to, let why = entry.why, !why.isEmpty, from < to,
                range.contains(from), range.contains(to)
            else { return nil }
            let objects = names.compactMap { ObjectID($0) }
            guard !names.isEmpty, names.count <= 1000, objects.count == names.count, !names.contains(where: { $0.contains("\n") })
            else { return nil }
            let span = TimeSpan(from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to))
            self = .add(DeclaredMaintenance.Draft(objects: objects, span: span, why: why, by: entry.who))
        case .cancel:
            guard let number = entry.number else { return nil }
            self = .cancel(number, by: entry.who, why: entry.why)
        }
    }

    func make(in writer: StoreWriter, at now: Timestamp) throws -> DeclaredMaintenance {
        switch self {
        case .add(let draft): try writer.declare(draft, at: now)
        case .cancel(let number, let by, let why):
            try writer.cancelMaintenance(number, DeclaredMaintenance.Cancellation(at: now, by: by, why: why))
        }
    }
}
