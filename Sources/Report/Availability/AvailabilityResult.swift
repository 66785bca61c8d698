/// The figures of one object, a group or the total: around the clock, and in office hours.
package struct AvailabilityResult: Hashable, Sendable {
    package let always: AvailabilityFigures
    /// Unknown for a group too as soon as it is unknown for one member: a sum over the others would pass for all.
    package let office: Result<AvailabilityFigures, OfficeHoursUnknown>

    init(_ counted: CountedTime) {
        always = AvailabilityFigures(counted.always)
        office = counted.office.map(AvailabilityFigures.init)
    }

    /// The main figures of a report that counts these hours; nil where they are unknown.
    package func figures(_ hours: CountedHours) -> AvailabilityFigures? {
        switch hours {
        case .always: always
        case .office: officeFigures
        }
    }

    package var officeFigures: AvailabilityFigures? { try? office.get() }

    package var officeUnknown: OfficeHoursUnknown? {
        switch office {
        case .success: nil
        case .failure(let reason): reason
        }
    }
}
