/// A contract under which circuits are rented: with whom, from when to when, and what was promised.
package struct Contract: Identified {
    package static let kind = ObjectKind.contract
    package var key: String
    package var name: String
    package var provider: String
    package var subcontractor: String?
    package var from: CivilDate
    /// The last day (as contracts are written), not the day after.
    package var to: CivilDate
    package var noticeDays: Int?
    package var fee: String?
    package var sla: ServiceLevel?
    package var validity: Validity
    package var spot: SourceSpot

    /// What was promised; each part is nil where the contract is silent.
    package struct ServiceLevel: Sendable, Hashable {
        /// As written: `99.9%`.
        package var availability: String?
        package var repair: Milliseconds?
        /// From the report of a fault to the first answer.
        package var response: Milliseconds?
        package var reportWithinDays: Int?
        package var excluded: [String]
    }
}
