/// Keys of `feeds`.
enum FeedKey: String, TopologyKey {
    case name, volts, amps, phases, max, from, kva, runtime

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name")
        case .volts: .optional(.decimal, "volts")
        case .amps: .optional(.decimal, "amperes of its breaker")
        case .phases: .optional(.number(1...3), "1 or 3")
        case .max: .optional(.percent, "how much of it may be used")
        case .from: .optional(.reference(.feed), "the feed above it")
        case .kva: .optional(.decimal, "what a UPS can supply")
        case .runtime: .optional(.duration, "how long a UPS lasts")
        }
    }
}
