import NetInventory
import Probe
import Synchronization

/// A machine's own network that a test sets: a cable `eth0` to a gateway, behind which all is, and loopback.
final class ScriptedNetwork: OwnNetwork {
    struct State {
        var isWorking = true
        var changes: UInt32 = 1
        var hasRoute = true
        var isUnresolved = false
        var drops = 0
        var isGatewaySilent = false
        /// Bursts to the gateway so far.
        var asked = 0
    }

    static let gateway = IPAddress(v4: 0x0a00_0001)
    let state = Mutex(State())

    func path(to address: IPAddress) -> OwnPath? {
        if address.bits >> 24 == 127 { return OwnPath(interface: nil) }
        guard state.withLock(\.hasRoute) else { return nil }
        return OwnPath(interface: "eth0", gateway: address.bits >> 8 == 0x0a0000 ? nil : Self.gateway)
    }

    func link(_ interface: String) -> OwnLink? {
        state.withLock { interface == "eth0" ? OwnLink(isWorking: $0.isWorking, changes: $0.changes) : nil }
    }

    func isUnresolved(_ neighbour: IPAddress, on interface: String) -> Bool { state.withLock(\.isUnresolved) }
    var drops: Int { state.withLock(\.drops) }

    /// The gateway's answer.
    func echo(_ question: ProbeQuestion, at now: Timestamp) -> ProbeResult {
        let isSilent = state.withLock { state in
            state.asked += 1
            return state.isGatewaySilent || !state.isWorking
        }
        return ProbeResult(
            question: question, startedAt: now, sent: 3, received: isSilent ? 0 : 3, times: isSilent ? [] : [1, 1, 1],
            failure: isSilent ? ProbeFailure(.timeout, detail: "") : nil)
    }
}
