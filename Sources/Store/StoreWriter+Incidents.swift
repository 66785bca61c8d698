package import Causes
internal import GRDB
package import NetInventory

extension StoreWriter {
    /// Keeps incidents as they are judged now, in one transaction; each under the number that its key has had, or under a new one.
    ///
    /// - Parameters:
    ///   - vanished: incidents that later evidence has taken back.
    ///   - moment: `incidents` are all that began from then on: others are taken away. Nil takes none away.
    ///   - checkpoint: from where to go on after a restart; nil leaves the one that is stored.
    ///
    /// What is taken away goes altogether, unless somebody did something about it: then it is kept and marked as withdrawn. Returns the
    /// incidents in the order in which they were given.
    @discardableResult
    package func keep(
        _ incidents: [Incident], vanished: Set<Incident.Key> = [], allFrom moment: Timestamp? = nil,
        checkpoint: IncidentCheckpoint? = nil
    ) throws(StoreError) -> [StoredIncident] {
        try write { database, _ in
            var stored: [Incident.Key: StoredIncident] = [:]
            // In order of time, so that numbers are.
            for incident in incidents.sorted(by: { $0.key < $1.key }) {
                stored[incident.key] = try IncidentTable.keep(incident, in: database)
            }
            var gone = vanished
            if let moment { gone.formUnion(try IncidentTable.keys(from: moment, in: database)) }
            for key in gone.subtracting(stored.keys).sorted() { try IncidentTable.withdraw(key, in: database) }
            if let checkpoint { try IncidentCheckpointTable.keep(checkpoint, in: database) }
            return incidents.compactMap { stored[$0.key] }
        }
    }

    /// Nil in a store whose incidents were never judged, or whose past was changed since: then they are judged from the beginning.
    package func incidentCheckpoint() throws(StoreError) -> IncidentCheckpoint? {
        try write { database, _ in try IncidentCheckpointTable.checkpoint(in: database) }
    }

    package func dropIncidentCheckpoint() throws(StoreError) {
        try write { database, _ in try IncidentCheckpointTable.keep(nil, in: database) }
    }

    /// The incidents that lasted in a span or still do.
    package func incidents(in span: TimeSpan) throws(StoreError) -> [StoredIncident] {
        try write { database, _ in try IncidentTable.incidents(during: span, withdrawn: false, in: database) }
    }
}

extension StoreWriter {
    /// Enters what somebody did about an incident; returns it as it is then, or why it was not taken.
    package func enter(_ entry: IncidentEntry) throws(StoreError) -> Result<StoredIncident, IncidentRefusal> {
        if let fault = entry.fault { return .failure(fault) }
        return try write { database, _ in
            guard var incident = try IncidentTable.incident(entry.number, in: database) else { return .failure(.unknown(entry.number)) }
            if let refusal = entry.refusal(of: incident) { return .failure(refusal) }
            try IncidentNoteTable.add(entry.note, to: entry.number, in: database)
            incident.notes.append(entry.note)
            return .success(incident)
        }
    }
}
