package import NetInventory

/// How the figures of a report came about: with these and the same results, another machine gets the same numbers.
package struct ReportMethod: Hashable, Sendable {
    /// Of netmon: `0.1.0 (4f0901d)`.
    package var toolVersion: String
    /// Of the rules that made states from results.
    package var ruleVersion: Int
    /// SHA-256 of each topology that was in force in the period, in order of time.
    package var topologyHashes: [String]
    /// What a check has where the topology says nothing else; only its numbers are printed.
    package var checkDefaults: CheckSpec
    /// For how long netmon was not fit to judge, and why.
    package var unfit: UnfitTime
    /// Nil where nothing is laid over what was measured.
    package var laid: Laid?

    package init(toolVersion: String, ruleVersion: Int, topologyHashes: [String], checkDefaults: CheckSpec, unfit: UnfitTime = UnfitTime())
    {
        self.toolVersion = toolVersion
        self.ruleVersion = ruleVersion
        self.topologyHashes = topologyHashes
        self.checkDefaults = checkDefaults
        self.unfit = unfit
    }

    package func json() -> JSONValue {
        .object(
            [
                ("tool", .string("netmon")),
                ("version", .string(toolVersion)),
                ("rules", .int(Int64(ruleVersion))),
                ("topology", .array(topologyHashes.map(JSONValue.string))),
                ("availability", .string("(up + degraded) / (up + degraded + down + unreachable)")),
                ("rounding", .string("down")),
                (
                    "check_defaults",
                    .object([
                        ("every_s", .seconds(checkDefaults.every)),
                        ("suspect_every_s", .seconds(checkDefaults.suspectEvery)),
                        ("count", .int(Int64(checkDefaults.count))),
                        ("up_if", .int(Int64(checkDefaults.upIf))),
                        ("confirm", .int(Int64(checkDefaults.confirm))),
                        ("recover", .int(Int64(checkDefaults.recover))),
                    ])
                ),
                // Seconds by reason; empty where netmon always could judge.
                ("unfit", unfit.json()),
            ] + (laid?.json() ?? []))
    }

    func periodLine(_ period: ReportPeriod, in language: ReportLanguage) -> String {
        let zone = period.zone
        let line = Phrase.methodPeriod.text(in: language, zone.wallClock(period.span.from), zone.wallClock(period.span.to), zone.name)
        guard period.isOpen else { return line }
        return line + Phrase.methodPeriodOpen.text(in: language, zone.wallClock(period.requested.to))
    }

    /// The lines that every report's footer ends with.
    func lines(in language: ReportLanguage) -> [String] {
        let checks = checkDefaults
        let hashes = topologyHashes.map { String($0.prefix(12)) }.joined(separator: language.listSeparator)
        return unfit.lines(in: language) + [
            Phrase.methodRules.text(
                in: language, String(ruleVersion), language.duration(checks.every), String(checks.count), String(checks.upIf),
                String(checks.confirm), String(checks.recover)),
            Phrase.methodTopology.text(in: language, hashes.isEmpty ? language.unknown : hashes),
        ] + (laid?.lines(in: language) ?? []) + [
            Phrase.methodTool.text(in: language, toolVersion)
        ]
    }
}
