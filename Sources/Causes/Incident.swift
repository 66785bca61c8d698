package import NetInventory

/// One set of failures that begin together, what they may have come from, and what they took with them.
///
/// It follows from the ledgers of the watched objects and the topologies alone: judging the past anew gives the same incidents.
package struct Incident: Hashable, Sendable {
    /// What tells it from all others, however often the past is judged anew.
    package struct Key: Hashable, Comparable, Sendable {
        /// When the first of its failures began.
        package var from: Timestamp
        /// Which object's that was; the first in order where there are several.
        package var first: ObjectID

        package init(from: Timestamp, first: ObjectID) {
            self.from = from
            self.first = first
        }

        package static func < (left: Key, right: Key) -> Bool { (left.from, left.first) < (right.from, right.first) }
    }

    package enum Role: Int, Hashable, Sendable, CaseIterable {
        /// Some explanation names it: its bad time is `down`.
        case candidate = 0
        /// No explanation names it, and every one cuts it off: its bad time is `unreachable`.
        case behind = 1
    }

    /// A stretch of time in which the incident speaks for an object; several for one that recovered in between.
    package struct Member: Hashable, Sendable {
        package var object: ObjectID
        package var role: Role
        package var from: Timestamp
        /// Nil while it lasts.
        package var to: Timestamp?
        /// Whether its own checks say so; false for a link, a circuit or a device that only the evidence of others speaks for.
        package var isWatched: Bool

        package init(object: ObjectID, role: Role, from: Timestamp, to: Timestamp? = nil, isWatched: Bool) {
            self.object = object
            self.role = role
            self.from = from
            self.to = to
            self.isWatched = isWatched
        }
    }

    package var key: Key
    /// When the last of its objects recovered; nil while it lasts.
    package var to: Timestamp?
    /// In order, each of the same size; never empty.
    package var explanations: [Explanation]
    package var hasMore: Bool
    /// By object, then by time.
    package var members: [Member]

    package init(key: Key, to: Timestamp? = nil, explanations: [Explanation], hasMore: Bool = false, members: [Member]) {
        self.key = key
        self.to = to
        self.explanations = explanations
        self.hasMore = hasMore
        self.members = members
    }

    package var from: Timestamp { key.from }
    package var candidates: Set<ObjectID> { Set(explanations.flatMap(\.objects)) }
}
