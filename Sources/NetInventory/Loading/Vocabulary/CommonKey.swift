/// Keys that every object with dates takes.
enum CommonKey: String, TopologyKey {
    case since, until, status, note, was

    var rule: KeyRule {
        switch self {
        case .since: .optional(.date, "the first day on which it is due")
        case .until: .optional(.date, "the day after the last one")
        case .status: .optional(.words(of: Validity.Status.self), "only `active` ones are probed and counted; default active")
        case .note: .optional(.text, "a remark")
        case .was: .optional(.oneOrMore(.scalar(.text)), "its former key, so that history is kept")
        }
    }
}
