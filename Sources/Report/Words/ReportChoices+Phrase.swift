internal import NetInventory

// The words for what a reader of a report may choose between, and for the headings that follow from it.

extension SubjectKind {
    var phrase: Phrase {
        switch self {
        case .unit: .unit
        case .device: .device
        case .link: .link
        case .circuit: .circuit
        case .site: .site
        case .application: .application
        }
    }
}

extension CountedHours {
    var phrase: Phrase {
        switch self {
        case .always: .hoursAlways
        case .office: .hoursOffice
        }
    }
}

extension MaintenanceMode {
    var phrase: Phrase {
        switch self {
        case .honour: .maintenanceHonoured
        case .ignore: .maintenanceIgnored
        case .exclude: .maintenanceExcluded
        }
    }
}

extension Responsibility {
    var phrase: Phrase {
        switch self {
        case .carrier: .byCarrier
        case .unit: .byUnit
        case .machineRoom: .byMachineRoom
        case .power: .byPower
        case .other: .byOther
        }
    }
}

extension ReportGroup {
    var phrase: Phrase {
        switch self {
        case .category(let category): category.phrase
        case .ungrouped: .ungrouped
        case .imported: .importedTargets
        }
    }
}

extension UnitCategory {
    var phrase: Phrase {
        switch self {
        case .department: .department
        case .township: .township
        case .publicInstitution: .publicInstitution
        case .party: .party
        case .npc: .npc
        case .cppcc: .cppcc
        case .judicial: .judicial
        case .military: .military
        case .massOrganization: .massOrganization
        case .zone: .zone
        case .central: .central
        case .other: .otherUnits
        }
    }
}
