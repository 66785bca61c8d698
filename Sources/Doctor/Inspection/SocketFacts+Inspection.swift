import Glibc
import NetInventory
import Probe

extension SocketFacts {
    /// Of the sockets that a prober has opened; one echo is sent to 127.0.0.1 and to nobody else.
    init(_ prober: ICMPProber) async {
        var outcomes: [IPAddress.Family: Outcome] = prober.socketKinds.mapValues { .open(kind: $0.rawValue) }
        for (family, refusal) in prober.refusals {
            // The remedy, behind the reason, has its own place in a finding.
            let reason = refusal.detail.firstRange(of: "; ").map { String(refusal.detail[..<$0.lowerBound]) } ?? refusal.detail
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
        // The kernel begins to stamp arrivals some milliseconds after it was asked to: the first answers warm it up.
        var last: ProbeResult?
        for _ in 0..<5 {
            let result = await prober.probe(
                ProbeQuestion(kind: .icmp, target: .address(loopback), count: 2, period: Milliseconds(10)))
            if let failure = result.failure { return .silent(reason: failure.detail) }
            last = result
            let counters = prober.counters
            if counters.answered > counters.unstamped { break }
        }
        let counters = prober.counters
        guard let time = last?.times.last else { return .silent(reason: "no answer") }
        return .answered(nanoseconds: time, byKernel: counters.answered > counters.unstamped)
    }
}
