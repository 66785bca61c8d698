/// What sort of unit it is; reports are grouped by it.
package enum UnitCategory: String, Sendable, CaseIterable {
    case department, township
    case publicInstitution = "public_institution"
    case party, npc, cppcc, judicial, military
    case massOrganization = "mass_org"
    case zone, central, other
}
