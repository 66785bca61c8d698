/// A power feed, written `room/mains`: it is dead where the one above it is.
package struct PowerFeed: Identified {
    package static let kind = ObjectKind.feed
    package var key: String
    package var name: String
    /// The feed that supplies it; nil for the mains.
    package var above: String?
    package var validity: Validity
    package var spot: SourceSpot
}
