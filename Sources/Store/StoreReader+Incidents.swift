internal import GRDB
package import NetInventory

extension StoreReader {
    /// The incidents that lasted in a span or still do, in order of their beginnings.
    ///
    /// - Parameter withdrawn: whether also those that the past, judged anew, shows no more.
    package func incidents(in span: TimeSpan, withdrawn: Bool = false) throws(StoreError) -> [StoredIncident] {
        try read { try IncidentTable.incidents(during: span, withdrawn: withdrawn, in: $0) }
    }

    /// All there are, the withdrawn ones too.
    package func incidents() throws(StoreError) -> [StoredIncident] {
        try read { try IncidentTable.incidents(during: nil, withdrawn: true, in: $0) }
    }

    package func incident(number: Int64) throws(StoreError) -> StoredIncident? {
        try read { try IncidentTable.incident(number, in: $0) }
    }
}
