/// What a check asks beside its settings, in `checks: {http: …}`.
enum HttpCheckKey: String, TopologyKey {
    case url

    var rule: KeyRule { .optional(.url, "the address; default the site's own") }
}
