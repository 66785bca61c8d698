/// A system that units use: 行政审批, 电子监察, the site group.
package struct NetworkApplication: Identified {
    package static let kind = ObjectKind.application
    package var key: String
    package var name: String
    package var englishName: String?
    package var checks: [CheckSpec]
    /// All of these must hold; each is met by any one of its alternatives (`core-a | core-b`).
    package var needs: [[ObjectID]]
    /// `all`, or the units that use it.
    package var users: [String]
    package var note: String?
    package var formerKeys: [String] = []
    package var validity: Validity
    package var spot: SourceSpot
}
