/// An object of the topology: it has a key of its kind, a place in a file, and dates between which it is due.
package protocol Identified: Sendable {
    static var kind: ObjectKind { get }
    var key: String { get }
    /// What people call it; the key where nobody gave it a name.
    var name: String { get }
    var validity: Validity { get }
    /// The keys that it had before, so that a renamed object keeps its history.
    var formerKeys: [String] { get }
    /// Where the topology says so.
    var spot: SourceSpot { get }
}

extension Identified {
    package var formerKeys: [String] { [] }

    package var id: ObjectID { ObjectID(Self.kind, key) }
}
