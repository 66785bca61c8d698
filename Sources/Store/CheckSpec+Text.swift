import NetInventory

extension CheckSpec.Question {
    /// One line: `icmp 127.65.1.1`, `tcp 127.64.9.53 5353`, `http http://127.64.9.1:8080/`.
    var text: String {
        switch self {
        case .icmp(let address): "icmp \(address)"
        case .tcp(let host, let port): "tcp \(host) \(port)"
        case .http(let url): "http \(url)"
        }
    }

    init?(text: String) {
        guard let space = text.firstIndex(of: " ") else { return nil }
        let rest = text[text.index(after: space)...]
        switch text[..<space] {
        case "icmp":
            guard let address = IPAddress(rest) else { return nil }
            self = .icmp(address)
        case "tcp":
            guard let last = rest.lastIndex(of: " "), let port = Int(rest[rest.index(after: last)...]) else { return nil }
            self = .tcp(host: String(rest[..<last]), port: port)
        case "http":
            self = .http(url: String(rest))
        default:
            return nil
        }
    }
}
