/// Settings that every check takes.
enum CheckSettingKey: String, TopologyKey {
    case every, count, timeout
    case suspectEvery = "suspect_every"
    case upIf = "up_if"
    case confirm, recover, loss, time, flap

    var rule: KeyRule {
        switch self {
        case .every: .optional(.duration, "how often it is asked; default 30s")
        case .count: .optional(.number(1...100), "tries each time; default 5 for icmp, 1 for tcp and http")
        case .timeout: .optional(.duration, "how long a try may take; default 1s for icmp, 5s for tcp and http")
        case .suspectEvery: .optional(.duration, "how often a suspect is asked; default 5s")
        case .upIf: .optional(.number(1...100), "tries that must be answered; default 1")
        case .confirm: .optional(.number(1...100), "bad results until it is down; default 3")
        case .recover: .optional(.number(1...100), "good results until it is up; default 2")
        case .loss: .optional(.percent, "poor above this loss")
        case .time: .optional(.duration, "poor above this time")
        case .flap: .optional(.noneOr(.table(.flap)), "when it is flapping; `none`: never")
        }
    }
}
