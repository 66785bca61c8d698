import Causes
import NetInventory

/// What somebody enters about an incident, before it is taken.
package struct IncidentEntry: Hashable, Sendable {
    package var number: Int64
    package var note: IncidentNote
    /// Whether an incident may be closed that still lasts.
    package var isForced: Bool

    package init(number: Int64, note: IncidentNote, isForced: Bool = false) {
        self.number = number
        self.note = note
        self.isForced = isForced
    }

    static let longestText = 2000
    static let longestWord = 100

    /// Why it is not taken, whichever incident it is about; nil where it is.
    var fault: IncidentRefusal? {
        let words =
            [(note.who, "name of who did it", Self.longestWord)]
            + [(note.text, "text", Self.longestText), (note.ticket, "ticket", Self.longestWord)].compactMap { text, what, most in
                text.map { ($0, what, most) }
            }
        for (text, what, most) in words {
            if text.allSatisfy(\.isWhitespace) { return .empty(what) }
            if text.unicodeScalars.count > most { return .tooLong(what, most: most) }
            if text.unicodeScalars.contains(where: { $0 != "\n" && VisibleText.isSteering($0) }) { return .steering(what) }
        }
        if note.kind == .note, note.text == nil { return .empty("text") }
        return nil
    }

    /// Why it is not taken of an incident as it is now; nil where it is.
    func refusal(of incident: StoredIncident) -> IncidentRefusal? {
        if let closed = incident.closed, note.kind != .note { return .closed(number, by: closed.who) }
        switch note.kind {
        case .note: return nil
        case .acknowledged:
            return incident.acknowledged?.who == note.who ? .acknowledged(number, by: note.who) : nil
        case .reported:
            guard let at = note.reportedAt else { return nil }
            if at > note.at { return .reportedLater(number) }
            return at < incident.incident.from ? .reportedEarlier(number) : nil
        case .closed:
            guard incident.isLasting, !isForced else { return nil }
            let bad = Set(incident.incident.members.filter { $0.isWatched && $0.to == nil }.map(\.object)).sorted()
            return .lasting(number, bad: bad)
        }
    }
}
