internal import NetInventory

extension UnitRank {
    var phrase: Phrase {
        switch self {
        case .countyChief: .rankCountyChief
        case .countyDeputy: .rankCountyDeputy
        case .sectionChief: .rankSectionChief
        case .sectionDeputy: .rankSectionDeputy
        case .subsection: .rankSubsection
        case .none: .rankNone
        }
    }
}
