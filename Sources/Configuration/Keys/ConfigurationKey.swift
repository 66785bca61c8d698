package import NetInventory

/// The keys of `netmon.yaml`: what belongs to this machine and not to the topology. Every one of them takes effect.
package enum ConfigurationKey: String, TopologyKey {
    case topology, store, reload, language, log, control, probes, witness, memory, http

    package var rule: KeyRule {
        switch self {
        case .topology: .optional(.file, "the topology folder, where `--topology` is not given")
        case .store: .optional(.file, "the store, where `--store` is not given")
        case .reload:
            .optional(
                .words(of: NetmonConfiguration.Reload.self),
                "whether `netmon run` takes a changed topology folder by itself (auto, the default) or by `netmon reload` alone")
        case .language:
            .optional(.words(of: NetmonConfiguration.Language.self), "of results, where `--lang` is not given; default: by `LANG`")
        case .log: .optional(.table(.log), "what `netmon run` says on standard error")
        case .control: .optional(.table(.control), "the socket through which verbs ask the running service")
        case .probes: .optional(.table(.probes), "how this machine asks")
        case .witness: .optional(.table(.witness), "what netmon looks at to know whether it can judge")
        case .memory: .optional(.table(.memory), "bounds of what is kept in memory")
        case .http: .optional(.table(.http), "what http and https checks show and believe")
        }
    }
}
