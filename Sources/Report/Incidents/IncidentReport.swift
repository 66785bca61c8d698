internal import Causes
internal import NetInventory
package import Store

/// All about one incident: what it may have come from, whom it hit, what was done, and what to tell the carrier.
package struct IncidentReport: RenderableReport {
    let stored: StoredIncident
    let words: IncidentWords
    let evidence: FaultEvidence
    /// Telephone numbers are in no JSON unless they were asked for.
    private let withPhones: Bool

    package init(_ stored: StoredIncident, topology: ReportTopology, evidence: FaultEvidence, withPhones: Bool = false) {
        self.stored = stored
        words = IncidentWords(topology)
        self.evidence = evidence
        self.withPhones = withPhones
    }

    private var incident: Incident { stored.incident }
    private var now: Timestamp { evidence.now }
    private var network: MetroNetwork { words.topology.newest.network }
    private var zone: CivilZone { network.zone }

    // MARK: JSON

    package func json() -> JSONValue {
        .object(
            [("schema", .string("netmon.incident/1")), ("at", .string(zone.rfc3339(now))), ("timezone", .string(zone.name))]
                + stored.members(at: now, zone: zone) + [
                    (
                        "explanations",
                        .array(incident.explanations.map { .array($0.objects.map { .string($0.description) }) })
                    ),
                    ("members", .array(incident.members.map(json))),
                    ("notes", .array(stored.notes.map(json))),
                    ("reports", .array(FaultReport.reports(of: stored, words).map(json))),
                ])
    }

    private func json(_ member: Incident.Member) -> JSONValue {
        .object([
            ("id", .string(member.object.description)),
            ("name", .string(words.name(member.object))),
            ("role", .string(member.role == .candidate ? "candidate" : "behind")),
            ("from", .string(zone.rfc3339(member.from))),
            ("to", .orNull(member.to.map(zone.rfc3339))),
            ("seconds", .seconds((member.to ?? max(now, member.from)) - member.from)),
            ("watched", .bool(member.isWatched)),
        ])
    }

    private func json(_ note: IncidentNote) -> JSONValue {
        .object([
            ("kind", .string(note.kind.word)),
            ("at", .string(zone.rfc3339(note.at))),
            ("by", .string(note.who)),
            ("text", .orNull(note.text)),
            ("ticket", .orNull(note.ticket)),
            ("reported_at", .orNull(note.reportedAt.map(zone.rfc3339))),
        ])
    }

    private func json(_ report: FaultReport) -> JSONValue {
        func contacts(_ contacts: [Contact]) -> JSONValue {
            .array(
                contacts.map { contact in
                    .object([
                        ("id", .string(contact.id.description)), ("name", .string(contact.name)),
                        ("phones", withPhones ? .array(contact.phones.map(JSONValue.string)) : .null),
                    ])
                })
        }
        return .object([
            ("provider", .orNull(report.providerKey.map { ObjectID(.provider, $0).description })),
            ("name", .orNull(report.provider?.name)),
            ("noc", withPhones ? .orNull(report.provider?.noc) : .null),
            ("contacts", contacts(report.desks)),
            ("contract", .orNull(report.contract?.id.description)),
            (
                "circuits",
                .array(
                    report.circuits.map { circuit in
                        .object([
                            ("id", .string(circuit.id.description)), ("name", .string(circuit.name)), ("cid", .orNull(circuit.cid)),
                            ("contract", .orNull(circuit.contract.map { ObjectID(.contract, $0).description })),
                            ("unit", .orNull(circuit.z.map { ObjectID(.unit, $0).description })),
                        ])
                    })
            ),
            ("unit_contacts", contacts(report.unitContacts.flatMap(\.contacts))),
            (
                "lines",
                .object(
                    ReportLanguage.allCases.map { language in
                        let lines = report.lines(evidence, in: language, withPhones: withPhones)
                        return (language.rawValue, .array(lines.map(JSONValue.string)))
                    })
            ),
        ])
    }

    // MARK: Words

    package func text(in language: ReportLanguage) -> String {
        let title = Phrase.titled.text(in: language, network.name, IncidentPhrase.incidentTitle.text(in: language, String(stored.number)))
        var lines = [title, "", head(in: language), "", members(in: language)]
        if !stored.notes.isEmpty { lines += ["", notes(in: language)] }
        for report in FaultReport.reports(of: stored, words) { lines += ["", self.report(report, in: language)] }
        return lines.lines
    }

    /// What it is, a fact a line.
    private func head(in language: ReportLanguage) -> String {
        let standing = stored.standing.text(in: language)
        let length = language.duration(incident.length(at: now))
        var facts: [(any SpokenPhrase, [String])] = [
            (IncidentPhrase.standing, [IncidentPhrase.standingFor.text(in: language, standing, length)]),
            (Phrase.began, [zone.wallClock(incident.from)]),
            (Phrase.ended, incident.to.map { [zone.wallClock($0)] } ?? []),
        ]
        var causes = words.causes(of: incident, in: language)
        for place in causes.indices.dropFirst() { causes[place] = IncidentPhrase.orElse.text(in: language, causes[place]) }
        if incident.hasMore { causes.append(IncidentPhrase.moreCauses.text(in: language)) }
        facts.append((Phrase.causes, causes))
        facts.append((IncidentPhrase.affected, [affected(in: language)]))
        facts.append((IncidentPhrase.handling, [stored.handling(in: language)].filter { !$0.isEmpty }))
        return Self.facts(facts, in: language)
    }

    /// How many of each kind it speaks for.
    private func affected(in language: ReportLanguage) -> String {
        let byKind = Dictionary(grouping: Set(incident.members.map(\.object)), by: \.kind)
        return [ObjectKind.unit, .device, .circuit, .link, .application, .site].compactMap { kind in
            byKind[kind].map { Phrase.counted.text(in: language, kind.phrase.text(in: language), String($0.count)) }
        }.joined(separator: language.listSeparator)
    }

    private func members(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(Phrase.state.text(in: language)), .left(IncidentPhrase.kindOfObject.text(in: language)),
            .left(Phrase.name.text(in: language)),
            .left(Phrase.id.text(in: language)), .left(Phrase.began.text(in: language)), .left(Phrase.ended.text(in: language)),
            .right(Phrase.length.text(in: language)),
        ])
        let inOrder = incident.members.sorted { left, right in
            (left.role.rawValue, left.from, left.object) < (right.role.rawValue, right.from, right.object)
        }
        for member in inOrder {
            let suspect: any SpokenPhrase = member.isWatched ? Phrase.down : IncidentPhrase.incidentSuspect
            let state = member.role == .behind ? Phrase.unreachable : suspect
            table.add([
                state.text(in: language), member.object.kind.phrase.text(in: language), words.name(member.object),
                member.object.description, zone.wallClock(member.from),
                member.to.map { zone.wallClock($0) } ?? Phrase.goesOn.text(in: language),
                language.duration((member.to ?? max(now, member.from)) - member.from),
            ])
        }
        return table.text
    }

    private func notes(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(IncidentPhrase.enteredAt.text(in: language)), .left(IncidentPhrase.enteredBy.text(in: language)),
            .left(IncidentPhrase.handling.text(in: language)), .left(Phrase.ticket.text(in: language)),
            .left(Phrase.note.text(in: language)),
        ])
        for note in stored.notes {
            let done = note.kind.phrase.text(in: language)
            let said = note.reportedAt.map { IncidentPhrase.reportedAt.text(in: language, done, zone.wallClock($0)) } ?? done
            table.add([zone.wallClock(note.at), note.who, said, note.ticket ?? "", VisibleText.line(note.text ?? "", length: 200)])
        }
        return table.text
    }

    private func report(_ report: FaultReport, in language: ReportLanguage) -> String {
        func phones(_ contacts: [Contact]) -> [String] {
            contacts.map { contact in
                ([contact.name] + [contact.phones.joined(separator: language.listSeparator)]).joined(separator: " ")
            }
        }
        let circuits = report.circuits.prefix(5).map { circuit in
            let cid = circuit.cid.map { IncidentPhrase.circuitWithNumber.text(in: language, circuit.name, $0) }
            return cid ?? IncidentPhrase.circuitWithoutNumber.text(in: language, circuit.name)
        }
        let rest = report.circuits.count - circuits.count
        let facts: [(any SpokenPhrase, [String])] = [
            (Phrase.provider, [report.provider?.name ?? IncidentPhrase.noProvider.text(in: language)]),
            (Phrase.noc, phones(report.desks) + (report.provider?.noc.map { [$0] } ?? [])),
            (Phrase.circuit, circuits + (rest > 0 ? [IncidentPhrase.andMore.text(in: language, String(rest))] : [])),
            (Phrase.contract, report.contract.map { [IncidentPhrase.withKey.text(in: language, $0.name, $0.key)] } ?? []),
            (IncidentPhrase.unitContact, report.unitContacts.flatMap { phones($0.contacts) }),
        ]
        let lines = report.lines(evidence, in: language, withPhones: true)
        let spoken = lines.enumerated().map { "  \($0.offset + 1). \($0.element)" }
        return ([Self.facts(facts, in: language), "", IncidentPhrase.readOut.text(in: language)] + spoken).joined(separator: "\n")
    }

    /// Labels and what they say, in two columns; nothing is left out silently: what is not known is a dash.
    private static func facts(_ facts: [(any SpokenPhrase, [String])], in language: ReportLanguage) -> String {
        let labels = facts.map { $0.0.text(in: language) }
        let width = labels.map(DisplayWidth.of).max() ?? 0
        return zip(labels, facts).flatMap { label, fact -> [String] in
            let values = fact.1.isEmpty ? [language.unknown] : fact.1
            return values.enumerated().map { place, value in
                let head = place == 0 ? label : ""
                return head + String(repeating: " ", count: width - DisplayWidth.of(head) + 2) + TextTable.printable(value)
            }
        }.joined(separator: "\n")
    }
}
