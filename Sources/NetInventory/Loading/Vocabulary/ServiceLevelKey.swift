/// Keys of `sla`.
enum ServiceLevelKey: String, TopologyKey {
    case availability, repair, excluded
    case reportWithin = "report_within"

    var rule: KeyRule {
        switch self {
        case .availability: .optional(.percent, "promised availability")
        case .repair: .optional(.duration, "promised time to repair")
        case .excluded: .optional(.list(.scalar(.text)), "what does not count")
        case .reportWithin: .optional(.days, "how soon the provider reports a fault")
        }
    }
}
