/// What a check asks beside its settings, in `checks: {tcp: …}`.
enum TcpCheckKey: String, TopologyKey {
    case port

    var rule: KeyRule { .required(.number(1...65535), "the port") }
}
