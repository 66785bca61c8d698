import Causes
import Logging
import NetInventory
import Store

/// Tells in the log what became of the incidents, a line each: what each may have come from, and how much lies behind it.
struct IncidentAnnouncer {
    private let logger: Logger
    private var told: [Int64: String] = [:]
    /// Remembered lines: more incidents than change in any hour.
    private static let most = 10_000

    init(logger: Logger) {
        self.logger = logger
    }

    mutating func tell(_ incidents: [StoredIncident], zone: CivilZone) {
        if told.count > Self.most { told = [:] }
        for stored in incidents {
            let line = Self.line(stored, zone)
            guard told.updateValue(line, forKey: stored.number) != line else { continue }
            logger.notice("\(line)")
        }
    }

    static func line(_ stored: StoredIncident, _ zone: CivilZone) -> String {
        let incident = stored.incident
        if let to = incident.to {
            return "incident \(stored.number) is over after \((to - incident.from).count / 1000) s: \(names(incident))"
        }
        let behind = Set(incident.members.filter { $0.role == .behind && $0.isWatched }.map(\.object)).count
        return "incident \(stored.number) since \(zone.rfc3339(incident.from)): \(names(incident))"
            + (behind == 0 ? "" : "; \(behind) object(s) cut off behind it")
    }

    private static func names(_ incident: Incident) -> String {
        let names = incident.explanations.map { $0.objects.map(\.description).joined(separator: " and ") }
        return names.joined(separator: " or ") + (incident.hasMore ? " or others" : "")
    }
}
