/// When a changed topology folder is to be read: once nothing has been written there for a while.
///
/// A plain value: looks and times are handed in. Each change is said once, whatever becomes of it.
package struct TopologyWatch: Sendable {
    /// As it was when it was last read; nil: it is to be read again.
    private var read: TopologyLook?
    private var seen: TopologyLook
    private var quietSince: Milliseconds

    /// An editor or a checkout that writes several files is rarely silent for so long in between.
    package static let quiet = Milliseconds(2000)

    /// - Parameters:
    ///   - look: what it looked like before it was read at the start.
    ///   - now: time that nobody sets.
    package init(_ look: TopologyLook, at now: Milliseconds) {
        (read, seen, quietSince) = (look, look, now)
    }

    /// Takes another look; true where the folder is to be read now.
    package mutating func isChanged(_ look: TopologyLook, at now: Milliseconds) -> Bool {
        guard look == seen else {
            (seen, quietSince) = (look, now)
            return false
        }
        guard seen != read, now - quietSince >= Self.quiet else { return false }
        read = seen
        return true
    }

    /// Somebody reads it now, whatever the watch says.
    package mutating func isRead(_ look: TopologyLook, at now: Milliseconds) {
        (read, seen, quietSince) = (look, look, now)
    }

    /// What was read could not be put in force for a reason that passes: it is to be read again after a while.
    package mutating func retry(at now: Milliseconds) {
        (read, quietSince) = (nil, now)
    }
}
