/// Keys of an item of `corrections`.
enum CorrectionKey: String, TopologyKey {
    case on, from, to, state, responsibility, author, date, reason

    var rule: KeyRule {
        switch self {
        case .on: .required(.oneOrMore(.scalar(.anyObject)), "whose past is corrected; nothing but what is named")
        case .from: .required(.moment, "from when on, by the network's clock")
        case .to: .required(.moment, "until when")
        case .state: .optional(.words(of: Correction.State.self), "what it was; left out where only the responsibility is settled")
        case .responsibility: .optional(.words(of: Responsibility.self), "who answers for the outage")
        case .author: .required(.text, "who signs for it")
        case .date: .required(.date, "the day on which it is made; nothing after it can be corrected")
        case .reason: .required(.text, "why, and on what evidence")
        }
    }
}
