/// A prefix of the address plan, inside one VRF.
package struct AddressBlock: Identified {
    package enum Status: String, Sendable, CaseIterable {
        case active, container, reserved
    }

    package static let kind = ObjectKind.prefix
    package var key: String
    package var name: String
    package var prefix: IPPrefix
    package var vrf: String
    package var status: Status
    package var role: String?
    package var validity: Validity
    package var spot: SourceSpot
}
