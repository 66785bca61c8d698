import NetInventory
import Probe

/// Which faults of netmon's own can have made a result what it is: nothing else is discounted.
struct WitnessTolerance {
    let result: CheckResult
    let spec: CheckSpec
    /// Whether the word of a failure came from this machine's own address, as the kernel's own "host unreachable" does.
    let isWordOfOurs: Bool

    /// Whether somebody out there said so: that came over a network which worked.
    private var isWordFromOutside: Bool {
        guard let failure = result.failure, !failure.isFromHere, !isWordOfOurs else { return false }
        switch failure.code {
        case .refused, .reset, .status, .body, .tls, .malformed, .portUnreachable, .unexpected, .notJudged: return true
        case .hostUnreachable, .netUnreachable, .adminProhibited, .ttlExceeded, .tooBig: return failure.from != nil
        case .timeout, .notOpen, .resolve, .permission, .local: return false
        }
    }

    /// Silence, or an answer over the limit for time.
    private var isMatterOfTime: Bool {
        guard let failure = result.failure else { return true }
        return [.timeout, .notOpen, .resolve].contains(failure.code)
    }

    func allows(_ spell: WitnessSpell) -> Bool {
        switch spell.reason {
        case .off: return false
        case .link, .route, .gateway: return !isWordFromOutside
        case .late:
            guard isMatterOfTime, let end = spell.to else { return false }
            // Answers had less than half of their time left; or as much was added as makes half of the limit.
            let limit = result.failure == nil ? spec.poorTime ?? spec.timeout : spec.timeout
            return end - spell.from >= Milliseconds(limit.count / 2)
        case .drops:
            if case .icmp = spec.question { return isMatterOfTime && result.failure != nil }
            return false
        case .clock: return isMatterOfTime
        }
    }
}
