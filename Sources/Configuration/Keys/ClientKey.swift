import NetInventory

/// Keys of `http.client`.
enum ClientKey: String, TopologyKey {
    case certificate, key

    var rule: KeyRule {
        switch self {
        case .certificate: .required(.file, "PEM file of the certificate, followed by those that signed it")
        case .key: .required(.secretFile, "PEM file of its private key, without a passphrase")
        }
    }
}
