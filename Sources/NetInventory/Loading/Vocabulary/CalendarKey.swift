/// Keys of `calendars`.
enum CalendarKey: String, TopologyKey {
    case name, like, work, seasons, years

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name; default its key")
        case .like: .optional(.reference(.calendar), "the calendar whose other keys it takes over")
        case .work: .optional(.oneOrMore(.scalar(.weekdays)), "the days that are worked; default 一-五")
        case .seasons: .optional(.list(.table(.season)), "the hours, by part of the year")
        case .years: .optional(.years, "the holidays, by year; an empty list leaves the year unknown")
        }
    }
}
