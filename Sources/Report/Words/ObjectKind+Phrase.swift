internal import NetInventory

extension ObjectKind {
    var phrase: Phrase {
        switch self {
        case .location: .location
        case .rack: .rack
        case .feed: .feed
        case .kind: .kind
        case .device: .device
        case .link: .link
        case .conduit: .conduit
        case .provider: .provider
        case .contract: .contract
        case .circuit: .circuit
        case .prefix: .prefix
        case .vlan: .vlan
        case .unit: .unit
        case .contact: .contact
        case .application: .application
        case .site: .site
        case .column: .column
        case .calendar: .calendar
        case .target: .importedTargets
        }
    }
}
