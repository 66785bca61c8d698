import Glibc
import NetInventory

extension ProbeFailure {
    /// What it means that the kernel would not even begin a connection: the network was asked nothing.
    static func notBegun(_ number: Int32) -> ProbeFailure {
        // Without a route of one's own there is nobody else who could have said it.
        ProbeFailure(connectError: number, isFromHere: true)
    }

    /// What it means that a connection which was asked for did not come about.
    ///
    /// To be asked on the thread that asked for it: it is its namespace's routes that count.
    ///
    /// - Parameters:
    ///   - word: what a host out there said about it, where one did.
    ///   - local: the near end's address.
    static func broken(_ number: Int32, _ word: RouterWord?, to address: IPAddress, local: IPAddress?) -> ProbeFailure {
        guard let word else { return ProbeFailure(connectError: number, isFromHere: OwnRoute.isMissing(to: address)) }
        if word.router == local {
            // The kernel tells itself so when no hardware address is found for the next hop (RFC 826, RFC 4861 §7.2.2).
            let detail = "nobody on the wire has the address, or the next router's on the way to it (\(SystemCallError.text(number)))"
            return ProbeFailure(.hostUnreachable, isFromHere: OwnRoute.isMissing(to: address), detail: detail)
        }
        let failure = ICMPFailure(
            code: word.code, type: word.type, subtype: word.subtype, destination: address, quoted: EchoMark(identifier: 0, sequence: 0))
        return ProbeFailure(word.code, from: word.router, detail: failure.detail(from: word.router))
    }

    static func noConnection(within timeout: Int64) -> ProbeFailure {
        ProbeFailure(.timeout, detail: "no connection within \(timeout / 1_000_000) ms")
    }

    static func noRoom(within timeout: Int64) -> ProbeFailure {
        ProbeFailure(.local, detail: "this machine had no descriptor, buffer or port for a connection within \(timeout / 1_000_000) ms")
    }
}
