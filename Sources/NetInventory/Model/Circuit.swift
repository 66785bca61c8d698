/// A rented line to a unit, under the office's own key (`l-jyj`); provider, number and contract are its attributes.
package struct Circuit: Identified {
    package static let kind = ObjectKind.circuit
    package var key: String
    package var name: String
    package var type: String?
    /// The carrier's number of the line.
    package var cid: String?
    package var contract: String?
    package var provider: String?
    /// The near end: a location; and the far end: a unit.
    package var a: String?
    package var z: String?
    /// Bits a second paid for.
    package var commit: Int64?
    /// As written: `800元/月`; nil where the contract says it, or nobody.
    package var fee: String?
    /// What was promised for this line alone; what it does not say, its contract does.
    package var sla: Contract.ServiceLevel?
    /// The conduits that it runs through.
    package var conduits: [String] = []
    package var isDerived: Bool
    package var formerKeys: [String] = []
    package var validity: Validity
    package var spot: SourceSpot
}
