import Causes
import GRDB
import NetInventory

/// What is wrong with the stored incidents, a sentence each.
enum IncidentVerification {
    static func problems(in database: Database) throws -> [String] {
        var problems: [String] = []
        for number in try Int64.fetchAll(database, sql: "SELECT number FROM incident ORDER BY number") {
            do {
                guard let stored = try IncidentTable.incident(number, in: database) else { continue }
                problems += self.problems(stored)
            } catch StoreError.damaged(_, let reason) {
                problems.append("the incident \(number) cannot be read: \(reason)")
            }
        }
        do {
            _ = try IncidentCheckpointTable.checkpoint(in: database)
        } catch StoreError.damaged(_, let reason) {
            problems.append(reason)
        }
        return problems
    }

    /// Of one that can be read: what cannot be so.
    private static func problems(_ stored: StoredIncident) -> [String] {
        let incident = stored.incident
        var problems: [String] = []
        func say(_ what: String) { problems.append("the incident \(stored.number) \(what)") }
        if let to = incident.to, to < incident.from { say("ends before it begins") }
        if incident.members.isEmpty { say("has no member") }
        if !incident.members.contains(where: { $0.object == incident.key.first }) { say("does not speak for the object that began it") }
        let end = incident.to ?? Timestamp(milliseconds: .max / 4)
        for member in incident.members {
            if let to = member.to, to < member.from { say("speaks for \(member.object) up to a time before it begins to") }
            if member.from < incident.from || member.to ?? end > end { say("speaks for \(member.object) outside its own time") }
            if incident.to != nil, member.to == nil { say("has ended, and speaks for \(member.object) still") }
        }
        for (member, next) in zip(incident.members, incident.members.dropFirst()) where member.object == next.object {
            if member.to ?? end > next.from { say("speaks for \(member.object) twice at the same time") }
        }
        return problems
    }
}
