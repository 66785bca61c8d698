import Glibc
import NetInventory

/// The sockets of both families, or why there is none.
struct ICMPSockets: ~Copyable, Sendable {
    var v4: ICMPSocket?
    var v6: ICMPSocket?
    private(set) var kinds: [IPAddress.Family: ICMPSocketKind] = [:]
    private(set) var refusals: [IPAddress.Family: ProbeFailure] = [:]

    /// Opens what the kernel grants, in the network namespace of the calling thread.
    ///
    /// - Parameters:
    ///   - kind: asks for this kind alone; nil prefers the one without a right.
    ///   - sources: the addresses to send from, by family.
    init(only kind: ICMPSocketKind? = nil, sources: [IPAddress.Family: IPAddress] = [:]) {
        v4 = nil
        v6 = nil
        do throws(SystemCallError) {
            let socket = try Self.open(.v4, kind, from: sources[.v4])
            kinds[.v4] = socket.handle.kind
            v4 = consume socket
        } catch {
            refusals[.v4] = Self.refusal(error)
        }
        do throws(SystemCallError) {
            let socket = try Self.open(.v6, kind, from: sources[.v6])
            kinds[.v6] = socket.handle.kind
            v6 = consume socket
        } catch {
            refusals[.v6] = Self.refusal(error)
        }
    }

    /// None at all, for a reason that holds for both families.
    init(refused error: SystemCallError) {
        v4 = nil
        v6 = nil
        refusals = [.v4: Self.refusal(error), .v6: Self.refusal(error)]
    }

    /// What is open, for the loop of the owner.
    var handles: [ICMPSocketHandle] {
        var handles: [ICMPSocketHandle] = []
        // By pattern: optional chaining would take the socket out of this borrowed value.
        switch v4 {
        case .some(let socket): handles.append(socket.handle)
        case .none: break
        }
        switch v6 {
        case .some(let socket): handles.append(socket.handle)
        case .none: break
        }
        return handles
    }

    private static func open(
        _ family: IPAddress.Family, _ kind: ICMPSocketKind?, from source: IPAddress?
    ) throws(SystemCallError) -> ICMPSocket {
        guard let kind else { return try ICMPSocket.open(family, from: source) }
        return try ICMPSocket(family, kind, from: source)
    }

    static func refusal(_ error: SystemCallError) -> ProbeFailure {
        switch error.number {
        case EPERM, EACCES:
            ProbeFailure(
                .permission,
                detail: "netmon may not send ICMP echoes (\(error)); allow it by `setcap cap_net_raw+ep netmon`"
                    + " or by `sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"`" + PermissionHint.after(error.number)
            )
        case EADDRNOTAVAIL:
            ProbeFailure(.local, detail: "no interface has the source address of `probes.source` (\(error)); change it in netmon.yaml")
        case _:
            ProbeFailure(.local, detail: "no ICMP socket: \(error)")
        }
    }
}
