package import Monitor
package import NetInventory

/// For how long netmon was not fit to judge in a period, by reason; reasons may overlap.
package struct UnfitTime: Hashable, Sendable {
    package private(set) var byReason: [WitnessReason: Milliseconds] = [:]

    package init() {}

    /// Spells of one reason that overlap, as those of two gateways, count once. One without an end lasts as long as the period does.
    package init(_ spells: [WitnessSpell], in span: TimeSpan) {
        for reason in WitnessReason.allCases {
            var end = span.from
            var sum = Milliseconds.zero
            for spell in spells.filter({ $0.reason == reason }).sorted(by: { $0.from < $1.from }) {
                let (from, to) = (max(spell.from, end), min(spell.to ?? span.to, span.to))
                guard to > from else { continue }
                sum += to - from
                end = to
            }
            if sum > .zero { byReason[reason] = sum }
        }
    }

    package func json() -> JSONValue {
        .object(WitnessReason.allCases.compactMap { reason in byReason[reason].map { (reason.rawValue, .seconds($0)) } })
    }

    /// Nothing where it always was.
    func lines(in language: ReportLanguage) -> [String] {
        let parts = WitnessReason.allCases.compactMap { reason in
            byReason[reason].map { Phrase.unfitPart.text(in: language, reason.phrase.text(in: language), language.duration($0)) }
        }
        return parts.isEmpty ? [] : [Phrase.methodUnfit.text(in: language, parts.joined(separator: language.listSeparator))]
    }
}
