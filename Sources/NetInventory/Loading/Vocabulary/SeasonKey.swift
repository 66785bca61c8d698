/// Keys of an item of `seasons`.
enum SeasonKey: String, TopologyKey {
    case from, to, hours

    var rule: KeyRule {
        switch self {
        case .from: .required(.monthDay, "its first day")
        case .to: .required(.monthDay, "its last day; may lie beyond New Year")
        case .hours: .required(.oneOrMore(.scalar(.hours)), "the worked hours of a day, in order")
        }
    }
}
