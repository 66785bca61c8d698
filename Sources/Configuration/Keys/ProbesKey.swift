import NetInventory

/// Keys of `probes`.
enum ProbesKey: String, TopologyKey {
    case source

    var rule: KeyRule { .optional(.table(.source), "the addresses of this machine that checks are sent from; default: by the routes") }
}
