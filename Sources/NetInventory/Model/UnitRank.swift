/// 行政级别, from the highest a county has.
package enum UnitRank: String, Sendable, CaseIterable {
    case countyChief = "正处级"
    case countyDeputy = "副处级"
    case sectionChief = "正科级"
    case sectionDeputy = "副科级"
    case subsection = "股级"
    case none = "无"

    /// Whether the coverage rule (正科级以上) asks for this unit's connection.
    package var isDueForConnection: Bool {
        switch self {
        case .countyChief, .countyDeputy, .sectionChief: true
        case .sectionDeputy, .subsection, .none: false
        }
    }
}
