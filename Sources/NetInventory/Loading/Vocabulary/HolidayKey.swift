/// Keys of a holiday.
enum HolidayKey: String, TopologyKey {
    case name, from, to, makeup

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .from: .required(.date, "the first day off")
        case .to: .required(.date, "the last day off")
        case .makeup: .optional(.oneOrMore(.scalar(.date)), "weekend days worked in exchange")
        }
    }
}
