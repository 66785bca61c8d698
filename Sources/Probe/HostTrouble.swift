/// What was wrong with this machine itself while a question was under way: its times may be too long, and silence may be its own fault.
package struct HostTrouble: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The engine's thread got no processor for a long time after it was to wake.
    package static let lateWaking = HostTrouble(rawValue: 1)
    /// The kernel threw away what had arrived, since a socket's buffer was full (SO_RXQ_OVFL).
    package static let lostArrivals = HostTrouble(rawValue: 2)
    /// The kernel had no room to send (ENOBUFS, EAGAIN).
    package static let noRoom = HostTrouble(rawValue: 4)

    /// The words of the command line's documents.
    package var names: [String] {
        [(HostTrouble.lateWaking, "late"), (.lostArrivals, "dropped"), (.noRoom, "no_room")].filter { contains($0.0) }.map(\.1)
    }
}
