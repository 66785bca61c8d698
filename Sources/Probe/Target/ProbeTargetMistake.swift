import NetInventory

/// Why a text cannot be asked, in a sentence that says what to write in its place.
package enum ProbeTargetMistake: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case badURL(String)
    case needsPort(String)
    /// What to write in its place.
    case badDNS(String, String)
    case needsQuestion(String)

    package var description: String {
        switch self {
        case .unreadable(let text):
            "'\(VisibleText.line(text, length: 100))' is no target: write an address, a name, HOST:PORT, [IPV6]:PORT, or a URL such as http://example.gov.cn/"
        case .badURL(let text):
            "'\(VisibleText.line(text, length: 100))' is no URL: write http:// or https://, a host, if need be a port from 1 to 65535, no user or password"
        case .needsPort(let host):
            "a TCP check needs a port: write \(host):PORT"
        case .badDNS(let text, let remedy):
            "'\(VisibleText.line(text, length: 100))' asks no name server: \(remedy)"
        case .needsQuestion(let host):
            "a DNS check needs a server and a name: write dns://\(host)/NAME?type=A, with the server's address"
        }
    }
}
