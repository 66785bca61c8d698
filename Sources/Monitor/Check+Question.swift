internal import NetInventory
package import Probe

extension Check {
    /// The burst that answers this check.
    package var question: ProbeQuestion {
        switch spec.question {
        case .icmp(let address):
            ProbeQuestion(kind: .icmp, target: .address(address), count: spec.count, timeout: spec.timeout)
        case .tcp(let host, let port):
            ProbeQuestion(kind: .tcp, target: .host(host, port: port), count: spec.count, timeout: spec.timeout)
        case .http(let url):
            ProbeQuestion(kind: .http, target: .url(url), count: spec.count, timeout: spec.timeout)
        }
    }
}
