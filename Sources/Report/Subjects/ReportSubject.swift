package import NetInventory

/// An object as reports see it: what to call it, where to put it, when it counts and which office hours it keeps.
package struct ReportSubject: Hashable, Sendable {
    package var id: ObjectID
    package var name: String
    package var group: ReportGroup
    package var validity: Validity
    /// The key of its calendar; nil where neither its unit nor the network names one.
    package var calendar: String?

    package init(id: ObjectID, name: String, group: ReportGroup, validity: Validity = .always, calendar: String? = nil) {
        self.id = id
        self.name = name
        self.group = group
        self.validity = validity
        self.calendar = calendar
    }

    /// The unit category of its group; nil for what belongs to no unit.
    package var category: UnitCategory? {
        switch group {
        case .category(let category): category
        case .ungrouped, .imported: nil
        }
    }
}
