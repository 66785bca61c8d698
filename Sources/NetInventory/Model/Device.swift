/// A switch, router, firewall or server.
package struct Device: Identified {
    package enum Role: String, Sendable, CaseIterable {
        case core, aggregation, access, firewall, server, other
    }

    package static let kind = ObjectKind.device
    package var key: String
    package var name: String
    package var role: Role
    package var model: String?
    /// The address that it is managed and probed by.
    package var management: IPAddress?
    /// `rack` and lowest rack unit, from `at: room/a01/30`; or a location.
    package var rack: String?
    package var rackUnit: Int?
    package var height: Int
    package var location: String?
    /// The unit whose access device this is.
    package var unit: String?
    package var checks: [CheckSpec]
    /// Whether a template made it rather than a line of its own.
    package var isDerived: Bool
    package var note: String?
    package var formerKeys: [String] = []
    package var validity: Validity
    package var spot: SourceSpot
}
