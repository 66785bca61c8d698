import NetInventory

/// Keys of `http`.
enum HTTPKey: String, TopologyKey {
    case userAgent = "user_agent"
    case trust, client

    var rule: KeyRule {
        switch self {
        case .userAgent: .optional(.headerText, "how checks name themselves; default netmon")
        case .trust: .optional(.file, "PEM file of the certificates that are believed, instead of those of the machine")
        case .client: .optional(.table(.client), "the certificate that is shown to servers that ask for one")
        }
    }
}
