import NetInventory

/// Keys of `log`.
enum LogKey: String, TopologyKey {
    case level

    var rule: KeyRule {
        .optional(.words(of: NetmonConfiguration.LogLevel.self), "the least that is said; default info; `--verbose` means debug")
    }
}
