/// Whom to call: a person or a desk, of a unit, of a carrier, or of the office itself.
///
/// Names and numbers are shown to whoever stands at the machine, and are in no export unless asked for.
package struct Contact: Identified {
    package static let kind = ObjectKind.contact
    package var key: String
    package var name: String
    /// In the order in which they are to be called; never empty.
    package var phones: [String]
    package var duty: String?
    package var unit: String?
    package var provider: String?
    package var note: String?
    package var validity: Validity
    package var spot: SourceSpot
}
