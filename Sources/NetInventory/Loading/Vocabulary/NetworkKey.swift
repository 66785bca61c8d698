/// Keys of `network`.
enum NetworkKey: String, TopologyKey {
    case code, name, timezone, calendar, contact, note

    var rule: KeyRule {
        switch self {
        case .code: .required(.text, "a short name for files and exports")
        case .name: .required(.text, "its name")
        case .timezone: .optional(.zone, "default Asia/Shanghai")
        case .calendar: .optional(.reference(.calendar), "the calendar that office hours follow")
        case .contact: .optional(.reference(.contact), "the office's own desk, which a carrier calls back")
        case .note: .optional(.text, "a remark")
        }
    }
}
