import Glibc
import NIOCore
import NIOPosix
import NetInventory

/// Opens one connection to an address; asked on the event loop, so that the socket is made by its thread.
struct ProbeConnector {
    let eventLoop: any EventLoop
    let limit: Milliseconds
    /// The addresses to connect from, by family; the kernel's choice where there is none.
    let sources: [IPAddress.Family: IPAddress]

    /// What the packets carry; an interface is no source of a connection.
    var packet = PacketOptions()

    /// - Parameter configure: adds handlers behind the stopwatch before the connection is asked for.
    func connect(
        to address: IPAddress, port: Int, configure: @escaping @Sendable (any Channel) throws -> Void
    ) -> EventLoopFuture<any Channel> {
        eventLoop.flatSubmit {
            do {
                let target = try SocketAddress(ipAddress: address.description, port: port)
                var bootstrap = ClientBootstrap(group: eventLoop)
                    .connectTimeout(.milliseconds(max(1, limit.count)))
                    .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(ConnectStopwatch())
                            try configure(channel)
                        }
                    }
                for field in Self.headerFields(packet, address.family) {
                    let option = ChannelOptions.Types.SocketOption(level: field.level, name: field.name)
                    bootstrap = bootstrap.channelOption(option, value: field.value)
                }
                if let source = source(address.family) {
                    bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source.description, port: 0))
                }
                return bootstrap.connect(to: target)
            } catch {
                return eventLoop.makeFailedFuture(error)
            }
        }
    }

    /// Why no connection can be asked for in this way; nil where one can.
    static func refusal(_ packet: PacketOptions) -> ProbeFailure? {
        guard case .interface(let name) = packet.source else { return nil }
        return ProbeFailure(.local, detail: "a connection is asked for from an address; \(name) is none, nor is an interface")
    }

    private func source(_ family: IPAddress.Family) -> IPAddress? {
        packet.sourceAddress ?? sources[family]
    }

    /// A socket option that sets one field of the IP header.
    struct HeaderField {
        let level: NIOBSDSocket.OptionLevel
        let name: NIOBSDSocket.Option
        let value: SocketOptionValue
    }

    /// What the packets of a socket carry in their IP headers, as the options that say so.
    static func headerFields(_ packet: PacketOptions, _ family: IPAddress.Family) -> [HeaderField] {
        let level: NIOBSDSocket.OptionLevel = family == .v4 ? .ip : .ipv6
        var fields: [HeaderField] = []
        if let dscp = packet.dscp {
            // The code point is the upper six bits of the field (RFC 2474 §3).
            let name = NIOBSDSocket.Option(rawValue: family == .v4 ? IP_TOS : IPV6_TCLASS)
            fields.append(HeaderField(level: level, name: name, value: SocketOptionValue(dscp) << 2))
        }
        if let ttl = packet.ttl {
            let name = NIOBSDSocket.Option(rawValue: family == .v4 ? IP_TTL : IPV6_UNICAST_HOPS)
            fields.append(HeaderField(level: level, name: name, value: SocketOptionValue(ttl)))
        }
        return fields
    }
}
