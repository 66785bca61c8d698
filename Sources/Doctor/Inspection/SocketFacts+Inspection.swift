import Glibc
import NetInventory
import Probe

extension SocketFacts {
    /// Of the sockets that a prober has opened; one echo is sent to 127.0.0.1 and to nobody else.
    init(_ prober: ICMPProber) async {
        var outcomes: [IPAddress.Family: Outcome] = prober.socketKinds.mapValues { .open(kind: $0.rawValue) }
        for (family, refusal) in prober.refusals {
            // The remedy has its own place in a finding.
            let reason = refusal.detail.replacing("; " + PermissionHint.text, with: "")
            outcomes[family] = refusal.code == .permission ? .denied(reason: reason) : .failed(reason: reason)
        }
        var limit = rlimit()
        // Cannot fail: the pointer is a local variable's.
        let isKnown = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        self.init(
            outcomes: outcomes, echo: await Self.echo(prober), descriptors: isKnown ? Int(clamping: limit.rlim_cur) : nil,
            mostDescriptors: isKnown ? Int(clamping: limit.rlim_max) : nil)
    }

    private static func echo(_ prober: ICMPProber) async -> Echo {
        guard prober.socketKinds[.v4] != nil else { return .notSent }
        let loopback = IPAddress(v4: 0x7f00_0001)
        func ask(_ count: Int) async -> ProbeResult {
            await prober.probe(ProbeQuestion(kind: .icmp, target: .address(loopback), count: count, period: Milliseconds(20)))
        }
        // The kernel begins to stamp some milliseconds after it was asked to: the first answers warm it up.
        let first = await ask(1)
        guard let failure = first.failure else {
            let second = first.stamps == .kernel ? first : await ask(3)
            return second.times.last.map { .answered(nanoseconds: $0, byKernel: second.stamps == .kernel) } ?? .silent(reason: "no answer")
        }
        return .silent(reason: failure.detail)
    }
}
