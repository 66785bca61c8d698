import NetInventory

/// What one received ICMP or ICMPv6 message says about echoes of ours.
package enum ICMPMessage: Equatable {
    /// A host gives back what it was sent.
    case reply(EchoMark)
    /// A router or the target's kernel says why an echo came to nothing.
    case failure(ICMPFailure)
    /// Another kind of message, or one too short to read.
    case other
    /// The checksum is wrong.
    case corrupt
}
