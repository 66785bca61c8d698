/// Keys of `sla`.
enum ServiceLevelKey: String, TopologyKey {
    case availability, repair, response, excluded
    case reportWithin = "report_within"

    var rule: KeyRule {
        switch self {
        case .availability: .optional(.percent, "promised availability")
        case .repair: .optional(.duration, "promised time to repair")
        case .response: .optional(.duration, "promised time from the report of a fault to the first answer")
        case .excluded: .optional(.list(.scalar(.text)), "what does not count")
        case .reportWithin: .optional(.days, "how soon a fault must be reported to the provider")
        }
    }
}
