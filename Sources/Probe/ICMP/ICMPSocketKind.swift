/// How netmon was allowed to send echoes.
package enum ICMPSocketKind: String, Sendable {
    /// A datagram socket: the kernel keeps the identifier and passes on what belongs to it; needs no right but `net.ipv4.ping_group_range`.
    case unprivileged = "dgram"
    /// A raw socket: sees all ICMP of the host, cut down by a kernel filter; needs CAP_NET_RAW.
    case raw
}
