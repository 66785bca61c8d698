import Control
import NetInventory
import Store

extension IncidentEntry {
    /// As the store takes it, at the second at which it came: people's doings need no finer clock.
    init(_ entry: ControlIncidentEntry, at now: Timestamp) {
        let now = now.wholeSecond
        let kind: IncidentNote.Kind =
            switch entry.kind {
            case .acknowledged: .acknowledged
            case .note: .note
            case .reported: .reported
            case .closed: .closed
            }
        // A time that no clock shows is one to come, or one before every incident.
        let reported = entry.reportedAt.map { Timestamp(milliseconds: min(max($0, 0), .max / 4)) }
        self.init(
            number: entry.number,
            note: IncidentNote(
                kind, at: now, who: entry.who, text: entry.text, ticket: entry.ticket,
                reportedAt: kind == .reported ? reported ?? now : nil),
            isForced: entry.force ?? false)
    }
}
