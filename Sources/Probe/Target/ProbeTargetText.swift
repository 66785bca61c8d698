package import NetInventory

/// A target as people write it: an address, `host:port`, a URL or a name.
package enum ProbeTargetText: Equatable, Sendable {
    case address(IPAddress)
    case service(host: String, port: Int)
    case url(String)
    case name(String)
    /// A question to a name server.
    case dns(String, DNSQuestion)

    /// Reads a target by its looks alone.
    package init(_ text: String) throws(ProbeTargetMistake) {
        if let address = IPAddress(text) {
            self = .address(address)
        } else if DNSQuestion.isMeant(text) {
            self = .dns(text, try DNSQuestion(text))
        } else if text.contains("://") {
            guard ProbeURL(text) != nil else { throw .badURL(text) }
            self = .url(text)
        } else if let parts = HostAndPort(text) {
            switch (parts.port, IPAddress(parts.host)) {
            case (let port?, _): self = .service(host: parts.host, port: port)
            case (nil, let address?): self = .address(address)
            case (nil, nil): self = .name(parts.host)
            }
        } else {
            throw .unreadable(text)
        }
    }

    /// Whether a text can only be read one way; all others may be names of the topology and are looked up there first.
    ///
    /// - Parameter read: what reading the text came to.
    package static func isExplicit(_ read: Result<ProbeTargetText, ProbeTargetMistake>, of text: String) -> Bool {
        switch read {
        case .success(.address), .success(.service), .success(.url), .success(.dns): true
        case .success(.name): false
        case .failure: text.contains("://")
        }
    }

    /// What to ask: by default echoes of addresses and names, a connection to `host:port`, a page of a URL.
    ///
    /// - Parameter kind: asked for by name; it takes from the text what it needs, such as only the host of a URL.
    package func question(_ kind: ProbeKind?) throws(ProbeTargetMistake) -> (kind: ProbeKind, target: ProbeQuestion.Target) {
        switch (self, kind) {
        case (.address(let address), nil), (.address(let address), .icmp): return (.icmp, .address(address))
        case (.name(let name), nil), (.name(let name), .icmp): return (.icmp, .name(name))
        case (.service(let host, let port), nil), (.service(let host, let port), .tcp): return (.tcp, .host(host, port: port))
        case (.url(let text), nil), (.url(let text), .http): return (.http, .url(text))
        case (.service(let host, _), .icmp): return (.icmp, Self.echo(host))
        case (.service(let host, let port), .http):
            return (.http, .url("http://" + (host.contains(":") ? "[\(host)]" : host) + ":\(port)/"))
        case (.url(let text), .icmp):
            guard let url = ProbeURL(text) else { throw .badURL(text) }
            return (.icmp, Self.echo(url.host))
        case (.url(let text), .tcp):
            guard let url = ProbeURL(text) else { throw .badURL(text) }
            return (.tcp, .host(url.host, port: url.port))
        case (.address(let address), .http):
            return (.http, .url("http://" + (address.family == .v6 ? "[\(address)]" : "\(address)") + "/"))
        case (.name(let name), .http): return (.http, .url("http://\(name)/"))
        case (.service(let host, let port), .tls): return (.tls, .host(host, port: port))
        case (.address(let address), .tls): return (.tls, .host("\(address)", port: Self.securePort))
        case (.name(let name), .tls): return (.tls, .host(name, port: Self.securePort))
        case (.url(let text), .tls):
            guard let url = ProbeURL(text) else { throw .badURL(text) }
            return (.tls, .host(url.host, port: url.isSecure || url.port != 80 ? url.port : Self.securePort))
        case (.dns(let text, _), nil), (.dns(let text, _), .dns): return (.dns, .url(text))
        case (.dns(_, let asked), .icmp): return (.icmp, .address(asked.server))
        case (.dns(_, let asked), .tcp): return (.tcp, .host("\(asked.server)", port: asked.port))
        case (.dns(_, let asked), .tls): return (.tls, .host("\(asked.server)", port: Self.securePort))
        case (.dns(let text, _), .http): throw .badURL(text)
        case (.address(let address), .dns): throw .needsQuestion(address.family == .v6 ? "[\(address)]" : "\(address)")
        case (.service(let host, let port), .dns): throw .needsQuestion(host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)")
        case (.name, .dns): throw .needsQuestion("SERVER")
        case (.url(let text), .dns): throw .badDNS(text, "write dns://SERVER/NAME")
        case (.address(let address), .tcp): throw .needsPort(address.family == .v6 ? "[\(address)]" : "\(address)")
        case (.name(let name), .tcp): throw .needsPort(name)
        }
    }

    private static let securePort = 443

    private static func echo(_ host: String) -> ProbeQuestion.Target {
        IPAddress(host).map(ProbeQuestion.Target.address) ?? .name(host)
    }
}
