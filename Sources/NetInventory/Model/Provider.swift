/// A carrier or contractor: 电信, 太极.
package struct Provider: Identified {
    package static let kind = ObjectKind.provider
    package var key: String
    package var name: String
    package var noc: String?
    package var note: String?
    package var validity: Validity
    package var spot: SourceSpot
}
