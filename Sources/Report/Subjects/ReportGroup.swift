package import NetInventory

/// The heading under which a report puts an object; every object has exactly one, so groups add up to the total.
package enum ReportGroup: Hashable, Sendable {
    case category(UnitCategory)
    /// It belongs to no unit: a core switch, an application.
    case ungrouped
    /// Results were imported for it, and no topology names it.
    case imported

    /// In the order in which reports print them.
    package static let inOrder = UnitCategory.allCases.map(ReportGroup.category) + [.ungrouped, .imported]

    /// What JSON calls it.
    package var id: String {
        switch self {
        case .category(let category): category.rawValue
        case .ungrouped: "ungrouped"
        case .imported: ObjectKind.target.rawValue
        }
    }
}
