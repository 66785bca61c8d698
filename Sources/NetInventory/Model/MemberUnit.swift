/// A unit on the network (接入单位): a bureau, a township, a hospital.
package struct MemberUnit: Identified {
    package static let kind = ObjectKind.unit
    package var key: String
    package var name: String
    package var englishName: String?
    package var category: UnitCategory
    /// A finer sort within the category, in the planner's words: `component`, `vertical`.
    package var type: String?
    package var rank: UnitRank
    package var code: String?
    package var vrf: String
    /// What traffic is attributed to it by.
    package var prefixes: [IPPrefix]
    /// The addresses that stand for the unit; never empty.
    package var gateways: [IPAddress]
    package var uplinks: [Uplink]
    /// Why it has none, where `uplink: none` says so.
    package var reasonWithoutUplink: String?
    package var checks: [CheckSpec]
    package var upWhen: UpRule
    package var calendar: String?
    package var formerKeys: [String]
    package var note: String?
    /// Keys of `contacts`.
    package var contacts: [String] = []
    package var validity: Validity
    package var spot: SourceSpot

    /// Where a unit joins the network.
    package struct Uplink: Sendable, Hashable {
        package var end: LinkEnd
        package var circuit: String?
        package var conduits: [String]
        package var spot: SourceSpot
    }

    /// How its checks make its state.
    package enum UpRule: String, Sendable, CaseIterable {
        case any, all
    }
}
