extension CheckSpec.Question {
    /// The address that it is asked at, `127.64.9.10:8080`; nil where it has no port.
    package var place: String? {
        switch self {
        case .icmp: nil
        case .tcp(let host, let port): (host.contains(":") ? "[\(host)]" : host.lowercased()) + ":\(port)"
        case .http(let url): WebAddress(url)?.place
        }
    }
}

extension DisclosureSite {
    /// The address at which it is served, `127.64.9.10:8080`.
    package var place: String? { WebAddress(url)?.place }
}
