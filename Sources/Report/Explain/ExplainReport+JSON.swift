internal import Causes
internal import Monitor
internal import NetInventory
internal import Probe
internal import Store

extension ExplainReport: RenderableReport {
    package func json() -> JSONValue {
        let zone = period.zone
        return .object([
            ("schema", .string("netmon.explain/1")),
            ("id", .string(subject.id.description)),
            ("name", .string(subject.name)),
            (
                "period",
                period.json(adding: [
                    ("calendar", .string(question.hours.rawValue)), ("maintenance", .string(question.maintenance.rawValue)),
                ])
            ),
            ("figure", row.map { availability.json($0) } ?? .null),
            ("hash", .string(hash)),
            ("hashed", .array(fingerprint.lines.map(JSONValue.string))),
            ("sources", .array(sources.map { .string($0.description) })),
            ("intervals", .array(zip(intervals.indices, intervals).map { json($0, $1, zone) })),
            ("rules", .array(rules.map { json($0, zone) })),
            (
                "topologies",
                .array(
                    topologies.map {
                        .object([
                            ("hash", .orNull($0.hash)), ("from", .string(zone.rfc3339($0.span.from))),
                            ("to", .string(zone.rfc3339($0.span.to))),
                        ])
                    })
            ),
            ("calendar", .orNull(subject.calendar)),
            ("method", method.json()),
            ("plain", .object(ReportLanguage.allCases.map { ($0.rawValue, .string(plainParagraph(in: $0))) })),
        ])
    }

    private func json(_ number: Int, _ interval: Interval, _ zone: CivilZone) -> JSONValue {
        func spoken(_ span: TimeSpan) -> [(String, JSONValue)] {
            let isOpen = span.to >= TimeSpan.always.to
            return [("from", .string(zone.rfc3339(span.from))), ("to", isOpen ? .null : .string(zone.rfc3339(span.to)))]
        }
        let finding = finding(number)
        return .object(
            [("state", .string(interval.state.name))] + spoken(interval.span) + [
                ("seconds", .seconds(interval.span.length)),
                ("began", .string(zone.rfc3339(interval.began))),
                (
                    "measured",
                    interval.measured.isEmpty
                        ? .null : .array(interval.measured.map { .object([("state", .string($0.state.name))] + spoken($0.span)) })
                ),
                ("side", .orNull(finding?.side.rawValue)),
                ("evidence", .array(interval.checks.map { json($0, zone) })),
                (
                    "neighbours",
                    .array(
                        (neighbours[number].samePort.map { ($0, "port") } + neighbours[number].sameHost.map { ($0, "host") }).map {
                            .object([
                                ("id", .string($0.object.description)), ("same", .string($1)), ("was", .string($0.standing.word)),
                            ])
                        })
                ),
                (
                    "incidents",
                    .array(
                        interval.shares.map { share in
                            let stored = incidents[share.incident]
                            return .object(
                                [
                                    ("number", stored.map { .int($0.number) } ?? .null),
                                    ("role", .string(share.role == .behind ? "behind" : "candidate")),
                                ] + spoken(share.span) + [
                                    (
                                        "causes",
                                        .array(
                                            (stored?.incident.explanations ?? []).map {
                                                .array($0.objects.map { .string($0.description) })
                                            })
                                    ),
                                    ("has_more", stored.map { .bool($0.incident.hasMore) } ?? .null),
                                    ("reported_at", .orNull(stored?.reported?.reportedAt.map(zone.rfc3339))),
                                    ("ticket", .orNull(stored?.ticket)),
                                ])
                        })
                ),
                (
                    "maintenance",
                    .array(
                        interval.windows.map {
                            .object(spoken($0.span) + [("why", .string($0.window.why)), ("by", .orNull($0.window.by))])
                        })
                ),
                (
                    "corrections",
                    .array(
                        interval.corrections.map {
                            .object(
                                spoken($0.span) + [
                                    ("state", .orNull($0.state?.rawValue)), ("responsibility", .orNull($0.responsibility?.rawValue)),
                                    ("author", .string($0.author)), ("date", .string($0.date.description)), ("reason", .string($0.reason)),
                                ])
                        })
                ),
                (
                    "witness",
                    .array(
                        interval.witness.map {
                            .object(
                                [("reason", .string($0.reason.rawValue)), ("detail", .string($0.detail))]
                                    + spoken(TimeSpan(from: $0.from, to: $0.to ?? TimeSpan.always.to)))
                        })
                ),
            ])
    }

    private func json(_ evidence: CheckEvidence, _ zone: CivilZone) -> JSONValue {
        .object([
            ("check", .string(evidence.check.description)),
            ("results", .int(Int64(evidence.count))),
            ("good", .int(Int64(evidence.good))),
            ("poor", .int(Int64(evidence.poor))),
            ("bad", .int(Int64(evidence.bad))),
            ("not_counted", .int(Int64(evidence.mute))),
            ("sent", .int(Int64(evidence.sent))),
            ("answered", .int(Int64(evidence.answered))),
            (
                "failures",
                .array(
                    evidence.failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { failure, count in
                        .object([
                            ("code", .string(failure.code.rawValue)), ("from", .orNull(failure.from?.description)),
                            ("status", .orNull(failure.httpStatus)), ("connected", .bool(failure.wasConnected)),
                            ("count", .int(Int64(count))),
                        ])
                    })
            ),
            ("first", .array(evidence.first.map { json($0, zone) })),
            ("last", .array(evidence.last.map { json($0, zone) })),
        ])
    }

    private func json(_ sample: CheckEvidence.Sample, _ zone: CivilZone) -> JSONValue {
        let result = sample.result
        return .object([
            ("at", .string(zone.rfc3339(result.at))),
            ("sent", .int(Int64(result.sent))),
            ("answered", .int(Int64(result.received))),
            ("median_us", result.medianNanoseconds.map { .decimal(Milliseconds($0).secondsText) } ?? .null),
            ("outcome", .orNull(sample.outcome?.word)),
            ("failure", .orNull(result.failure?.evidenceText)),
            ("unfit", .orNull(result.unfit?.rawValue)),
        ])
    }

    private func json(_ rule: ObjectRule, _ zone: CivilZone) -> JSONValue {
        .object([
            ("object", .string(rule.object.description)),
            ("since", rule.since == ObjectRule.always ? .null : .string(zone.rfc3339(rule.since))),
            ("up_when", .string(rule.rule.rawValue)),
            (
                "checks",
                .array(
                    rule.checks.map(\.spec).map { spec in
                        .object([
                            ("name", .string(spec.name)), ("question", .string(spec.question.spoken)), ("every_s", .seconds(spec.every)),
                            ("suspect_every_s", .seconds(spec.suspectEvery)), ("count", .int(Int64(spec.count))),
                            ("up_if", .int(Int64(spec.upIf))), ("confirm", .int(Int64(spec.confirm))),
                            ("recover", .int(Int64(spec.recover))),
                            ("poor_time_ms", spec.poorTime.map { .int($0.count) } ?? .null),
                            ("poor_loss", spec.poorLoss.map { .decimal("\($0)") } ?? .null),
                        ])
                    })
            ),
        ])
    }
}

extension ServiceNeighbours.Standing {
    fileprivate var word: String {
        switch self {
        case .good: "good"
        case .bad: "bad"
        case .mixed: "mixed"
        case .unknown: "unknown"
        }
    }
}

extension VerdictMachine.Outcome {
    /// Nil where it says nothing about the target.
    fileprivate var word: String? {
        switch self {
        case .good: "good"
        case .poor: "poor"
        case .bad: "bad"
        case .blind: nil
        }
    }
}

extension CheckResult {
    /// Of the answered tries, as the judge held it against the limit; nil where there are none.
    var medianNanoseconds: Int64? { median.map { Int64(exactly: $0.rounded(.down)) ?? .max } }
}

extension CheckSpec.Question {
    /// `ICMP 127.65.1.1`, `TCP 127.64.9.53:53`, `HTTP http://127.64.9.1:8080/`.
    var spoken: String {
        switch self {
        case .icmp(let address): "ICMP \(address)"
        case .tcp(let host, let port): "TCP \(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .http(let url): "HTTP \(url)"
        }
    }
}
