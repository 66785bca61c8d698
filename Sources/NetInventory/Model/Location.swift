/// A place: the core room, a township's comms cupboard.
package struct Location: Identified {
    package static let kind = ObjectKind.location
    package var key: String
    package var name: String
    package var address: String?
    package var note: String?
    package var validity: Validity
    package var spot: SourceSpot
}
