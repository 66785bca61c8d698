package import NetInventory
package import Probe

/// How long answers took in a period, and how many questions got none: around the clock, and in office hours.
package struct LatencyReport: Sendable {
    package struct Row: Hashable, Sendable {
        package let subject: ReportSubject
        package let always: LatencyFigures
        /// Nil where the office hours are not known.
        package let office: LatencyFigures?
    }

    package let by: SubjectKind
    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    /// Objects that were due in the period, as the availability report lists them.
    package let rows: [Row]
    /// The reasons for which rows have no office hours, each once.
    package let officeUnknowns: [OfficeHoursUnknown]

    package init(_ builder: Builder, method: ReportMethod) {
        by = builder.by
        period = builder.period
        network = builder.network
        self.method = method
        let order = Dictionary(uniqueKeysWithValues: ReportGroup.inOrder.enumerated().map { ($1, $0) })
        rows = builder.places.enumerated().sorted {
            let groups = (order[$0.element.subject.group] ?? 0, order[$1.element.subject.group] ?? 0)
            return groups.0 == groups.1 ? builder.isBefore($0, $1) : groups.0 < groups.1
        }.map { Row(subject: $0.element.subject, always: $0.element.always, office: $0.element.office == nil ? nil : $0.element.inOffice) }
        officeUnknowns = builder.unknowns
    }
}
