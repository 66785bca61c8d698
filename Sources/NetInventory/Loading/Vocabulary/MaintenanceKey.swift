/// Keys of an item of `maintenance`.
enum MaintenanceKey: String, TopologyKey {
    case on, from, to, every, since, until, why, by

    var rule: KeyRule {
        switch self {
        case .on: .required(.oneOrMore(.scalar(.anyObject)), "what is worked on; what then loses its last path or a need is covered too")
        case .from: .optional(.moment, "when it begins, by the network's clock")
        case .to: .optional(.moment, "when it ends")
        case .every: .optional(.recurrence, "hours that come again, instead of `from` and `to`")
        case .since: .optional(.date, "the first day on which `every` may begin")
        case .until: .optional(.date, "the day after the last one")
        case .why: .required(.text, "what is done")
        case .by: .optional(.text, "who declares it")
        }
    }
}
