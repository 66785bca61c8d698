/// Every kind of thing that a topology can name; the raw value is the word before the slash in `unit/jyj`.
package enum ObjectKind: String, Sendable, CaseIterable, Comparable {
    case location, rack, feed, kind, device, link, conduit, provider, contract, circuit
    case prefix, vlan, unit, contact, application, site, column, calendar
    /// Something that results were imported for and that no topology names.
    case target

    package static func < (left: ObjectKind, right: ObjectKind) -> Bool { left.rawValue < right.rawValue }
}
