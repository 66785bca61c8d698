import Causes
import NetInventory
import Store

/// Incidents by the second, with a cut circuit that takes a unit with it.
enum IncidentFixture {
    static let unit = ObjectID(.unit, "jyj")
    static let other = ObjectID(.unit, "czj")
    static let device = ObjectID(.device, "agg-2")
    static let link = ObjectID(.link, "agg-2:1--core:1")
    static let circuit = ObjectID(.circuit, "l-dong")

    static func at(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }

    static func incident(_ begin: Int64, to end: Int64? = nil, first: ObjectID = device, isNarrowed: Bool = false) -> Incident {
        let end = end.map(at)
        func member(_ object: ObjectID, _ role: Incident.Role, watched: Bool = true) -> Incident.Member {
            Incident.Member(object: object, role: role, from: at(begin), to: end, isWatched: watched)
        }
        return Incident(
            key: Incident.Key(from: at(begin), first: first), to: end,
            explanations: isNarrowed ? [Explanation([circuit])] : [Explanation([device]), Explanation([circuit])], hasMore: false,
            members: [
                member(device, isNarrowed ? .behind : .candidate), member(link, .candidate, watched: false),
                member(circuit, .candidate, watched: false), member(unit, .behind), member(other, .behind),
            ].filter { first == device || $0.object != device }.sorted { ($0.object, $0.from) < ($1.object, $1.from) })
    }

    static func note(_ kind: IncidentNote.Kind, at second: Int64 = 900, text: String? = nil) -> IncidentNote {
        IncidentNote(kind, at: at(second), who: "wang", text: text)
    }
}
