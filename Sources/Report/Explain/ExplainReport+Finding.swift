internal import Causes
internal import Monitor
internal import NetInventory
internal import Store

extension ExplainReport {
    /// On which side the failure of an interval was; nil for one that was no failure.
    func finding(_ number: Int) -> FaultFinding? {
        let interval = intervals[number]
        guard interval.state == .down || interval.state == .unreachable else { return nil }
        return FaultFinding(interval, kind: kind, neighbours: neighbours[number], incidents: incidents.mapValues(\.incident))
    }

    /// `专线 l-jyj`, `设备 汇聚一`: the kind, and the name or else the key.
    func spoken(_ object: ObjectID, in language: ReportLanguage) -> String {
        let kind = object.kind.phrase.text(in: language)
        let word = language == .en ? kind.lowercased() : kind
        return "\(word) \(names[object] ?? object.key)"
    }

    /// The explanations of an incident, `；或` between them; two or more never become one.
    func spoken(_ incident: Incident, in language: ReportLanguage) -> String {
        let parts = incident.explanations.map { explanation in
            explanation.objects.map { spoken($0, in: language) }.joined(separator: language == .zh ? "和" : " and ")
        }
        let more = incident.hasMore ? [language == .zh ? "其他同样小的组合" : "other sets of the same size"] : []
        return (parts + more).joined(separator: language == .zh ? "，或 " : ", or ")
    }
}
