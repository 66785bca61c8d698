/// A carrier or contractor: 电信, 太极.
package struct Provider: Identified {
    package static let kind = ObjectKind.provider
    package var key: String
    package var name: String
    /// The number of its fault desk, where it stands with the provider.
    package var noc: String?
    /// Keys of `contacts`.
    package var contacts: [String] = []
    package var note: String?
    package var validity: Validity
    package var spot: SourceSpot
}
