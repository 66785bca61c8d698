/// What a report has a row for: objects of one kind, or sums over them.
package enum ReportRows: String, Sendable, CaseIterable {
    case unit, device, link, circuit, site, application
    /// A carrier's circuits, summed up.
    case carrier
    /// The units' outage time, by who answers for it.
    case responsibility

    /// The objects that are counted.
    package var kind: SubjectKind {
        switch self {
        case .unit, .responsibility: .unit
        case .device: .device
        case .link: .link
        case .circuit, .carrier: .circuit
        case .site: .site
        case .application: .application
        }
    }
}
