internal import Causes
internal import NetInventory

extension ContractsReport {
    package func text(in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let title = say("\(network.name)　线路合同履行情况", "\(network.name): the leased lines against their contracts")
        var lines = [title, ""]
        for section in sections { lines += text(of: section, in: language) + [""] }
        if sections.isEmpty { lines += [say("这段时间没有合同名下的专线。", "No circuit was under a contract in this time."), ""] }
        if !outside.isEmpty { lines += outsideLines(in: language) + [""] }
        for carrier in carriers {
            lines.append(
                say("运营商合计　", "Carrier ") + name(ObjectID(.provider, carrier.provider)) + say("：", ": ")
                    + summary(carrier.total, in: language))
        }
        lines += ["", Phrase.methodTitle.text(in: language)] + methodLines(in: language).map { "  " + $0 }
        return lines.lines
    }

    private func name(_ object: ObjectID) -> String { names[object] ?? object.key }

    private func text(of section: Section, in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let carrier = name(ObjectID(.provider, section.provider))
        var lines = [
            say(
                "合同 \(section.name)（\(section.contract.key)，\(carrier)，\(section.from) 至 \(section.to)\(section.fee.map { "，\($0)" } ?? "")）",
                "Contract \(section.name) (\(section.contract.key), \(carrier), \(section.from) to \(section.to)\(section.fee.map { ", \($0)" } ?? ""))"
            ),
            "  " + terms(section.promise, in: language),
        ]
        var table = TextTable([
            .left(Phrase.circuit.text(in: language)), .right(say("可用率（已认定）", "Assigned")), .right(say("可用率（最坏）", "Possible")),
            .right(say("不免责：已认定", "Nothing excluded: assigned")), .right(say("最坏", "possible")), .right(say("免责时长", "Excluded")),
            .right(say("中断：已认定", "Outages: assigned")), .right(say("可能", "possible")), .right(say("他方", "others")),
            .left(say("结论", "Promise")),
        ])
        for row in section.rows {
            table.add(
                [row.circuit.name] + shares(row.counted, row.whole, in: language) + [language.duration(row.excluded)]
                    + ContractOutage.Weight.allCases.map { weight in String(row.outages.count { $0.weight == weight }) }
                    + [verdict(row.counted, row.promise, in: language)])
        }
        table.addTotal(
            [Phrase.totalOf.text(in: language, String(section.total.circuits))]
                + shares(section.total.counted, section.total.whole, in: language) + [language.duration(section.total.excluded)]
                + ContractOutage.Weight.allCases.map { String(section.total.count($0)) }
                + [verdict(section.total.counted, section.promise, in: language)])
        lines += table.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        for outage in section.total.outages { lines += text(of: outage, in: language).map { "  " + $0 } }
        return lines + ["  " + summary(section.total, in: language)]
    }

    private func shares(_ counted: ContractFigures, _ whole: ContractFigures, in language: ReportLanguage) -> [String] {
        [counted.highest, counted.lowest, whole.highest, whole.lowest].map { language.percent($0) }
    }

    private func verdict(_ figures: ContractFigures, _ promise: ContractPromise, in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        guard promise.availability != nil else { return say("无承诺", "none") }
        guard figures.lowest != nil else { return say("没有测量", "not measured") }
        switch figures.keeps(promise.availability) {
        case true?: return say("达标", "kept")
        case false?: return say("未达标", "broken")
        case nil: return say("责任未定，不能断定", "undecided")
        }
    }

    private func terms(_ promise: ContractPromise, in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let parts = [
            promise.availabilityText.map { say("可用率 \($0)", "availability \($0)") },
            promise.repair.map { say("修复 \(language.duration($0))", "repair \(language.duration($0))") },
            promise.response.map { say("响应 \(language.duration($0))", "response \(language.duration($0))") },
            promise.reportWithin.map { say("报障期限 \(language.duration($0))", "to be reported within \(language.duration($0))") },
            promise.exclusions.isEmpty
                ? nil : say("免责：", "excluded: ") + promise.exclusions.map(\.rawValue).joined(separator: language.listSeparator),
            promise.unknownExclusions.isEmpty
                ? nil
                : say("认不出、未适用的免责：", "excluded, but not applied because netmon cannot recognise it: ")
                    + promise.unknownExclusions.joined(separator: language.listSeparator),
        ].compactMap { $0 }
        return say("承诺：", "Promised: ") + (parts.isEmpty ? language.unknown : parts.joined(separator: say("；", "; ")))
    }

    private func text(of outage: ContractOutage, in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let zone = period.zone
        let end = outage.lasts ? Phrase.goesOn.text(in: language) : zone.wallClock(outage.span.to)
        let late = outage.isRepairLate == true ? say("，修复超时", ", repaired late") : ""
        let weight =
            switch outage.weight {
            case .assigned: say("已认定运营商责任", "the carrier's")
            case .possible: say("不能区分，不作运营商责任的证据", "cannot be told apart: no proof against the carrier")
            case .others: say("认定他方责任", "somebody else's")
            }
        var head =
            "\(outage.circuit.name)  \(zone.wallClock(outage.span.from)) → \(end)  \(language.duration(outage.span.length))"
        if outage.counted != outage.span.length {
            head += say("（计 \(language.duration(outage.counted))）", " (\(language.duration(outage.counted)) counted)")
        }
        head += "\(late)  \(weight)"
        if !outage.responsibilities.isEmpty {
            head += say("（", " (") + outage.responsibilities.map(\.rawValue).joined(separator: language.listSeparator) + say("）", ")")
        }
        var lines = [head]
        if let incident = outage.incident {
            let causes = outage.explanations.map { $0.objects.map { names[$0] ?? $0.description }.joined(separator: " + ") }
            lines.append(
                "  " + say("事件 \(incident)：", "incident \(incident): ") + causes.joined(separator: Phrase.or.text(in: language)))
        } else {
            lines.append("  " + say("没有对应的事件", "no incident is known"))
        }
        lines.append("  " + reporting(of: outage, in: language))
        return lines
    }

    private func reporting(of outage: ContractOutage, in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let zone = period.zone
        var text: String
        if let at = outage.reportedAt {
            text =
                say("\(zone.wallClock(at)) 报障", "reported at \(zone.wallClock(at))")
                + (outage.ticket.map { say("，工单 \($0)", ", ticket \($0)") } ?? "")
        } else {
            text = say("没有报障记录", "no report is recorded")
        }
        switch outage.report {
        case .inTime?: text += say("，及时", ", in time")
        case .late?:
            text += say(
                "，超过期限 \(outage.reportDue.map { zone.wallClock($0) } ?? "")", ", after \(outage.reportDue.map { zone.wallClock($0) } ?? "")"
            )
        case .missing?:
            text += say(
                "，期限 \(outage.reportDue.map { zone.wallClock($0) } ?? "") 已过",
                ", and it was due by \(outage.reportDue.map { zone.wallClock($0) } ?? "")")
        case .open?:
            text += say(
                "，期限 \(outage.reportDue.map { zone.wallClock($0) } ?? "")", ", due by \(outage.reportDue.map { zone.wallClock($0) } ?? "")")
        case nil: break
        }
        guard outage.reportedAt != nil else { return text }
        guard let response = outage.response else { return text + say("；响应时间没有记录", "; no answer is recorded") }
        let late = outage.isResponseLate == true ? say("，超时", ", late") : ""
        return text + say("；\(language.duration(response)) 后有响应", "; answered after \(language.duration(response))") + late
    }

    private func summary(_ sum: Sum, in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        return say(
            "专线 \(sum.circuits) 条：达标 \(sum.kept)，未达标 \(sum.broken)，不能断定 \(sum.unknown)；修复超时 \(sum.repairedLate(.assigned)) 次（另有可能的 \(sum.repairedLate(.possible)) 次），响应超时 \(sum.answeredLate) 次，未及时报障 \(sum.notReported) 次",
            "\(sum.circuits) circuit(s): \(sum.kept) kept, \(sum.broken) broken, \(sum.unknown) undecided; repaired late \(sum.repairedLate(.assigned)) (and possibly \(sum.repairedLate(.possible))), answered late \(sum.answeredLate), not reported in time \(sum.notReported)"
        )
    }

    private func outsideLines(in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        return [say("不在合同期内的专线", "Circuits outside any contract")]
            + outside.map { line in
                let length = line.spans.map(\.length).reduce(.zero, +)
                let why =
                    line.contract.map { say("合同 \($0) 不覆盖这段时间", "the contract \($0) does not cover this time") }
                    ?? say("没有写明合同", "no contract is named")
                return "  \(line.circuit.name)  \(language.duration(length))  \(why)"
            }
    }

    private func methodLines(in language: ReportLanguage) -> [String] {
        let own =
            language == .zh
            ? [
                "“已认定”只把认定为运营商责任的中断算在运营商名下：更正里写明责任为运营商，或事件只有这条专线一种解释",
                "“最坏”把可能是它造成、但凭证据不能与别的原因区分的中断也算上；两个数之间的差要靠认定责任来消除，不能直接用来追责",
                "受别处中断影响、没有测到、有别的路可走的时间不说明专线好坏，不计入；他方责任的中断不算运营商的",
                "免责时间：公告检修=声明的检修窗口；单位停电=责任认定为单位或停电的更正；不可抗力=责任为其他、理由写明不可抗力的更正",
                "响应时间从报障记到之后第一条处理记录为止；没有记录就是不知道",
            ]
            : [
                "“Assigned” counts only outages that are the carrier's: a correction says so (运营商), or the incident has no other explanation",
                "“Possible” counts also those that the line may account for and something else as well; the gap closes by deciding who answers, and is no proof",
                "Time behind another failure, not measured or with another way round says nothing of the line and is left out; others' outages are not the carrier's",
                "Excluded: 公告检修 is declared work; 单位停电 are corrections to 单位 or 停电; 不可抗力 are corrections to 其他 whose reason says so",
                "The response runs from the report to the first note after it; where nothing is recorded it is unknown",
            ]
        return [method.periodLine(period, in: language)] + own + method.lines(in: language)
    }

    package func csv(in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let columns = [
            say("合同", "Contract"), Phrase.provider.text(in: language), Phrase.id.text(in: language), Phrase.name.text(in: language),
            Phrase.fee.text(in: language), say("承诺可用率", "Promised availability"), say("可用率（已认定，%）", "Availability, assigned (%)"),
            say("可用率（最坏，%）", "Availability, possible (%)"), say("不免责可用率（已认定，%）", "Nothing excluded, assigned (%)"),
            say("不免责可用率（最坏，%）", "Nothing excluded, possible (%)"), say("应计时长（秒）", "Due (s)"), say("免责时长（秒）", "Excluded (s)"),
            say("未判定时长（秒）", "Not judged (s)"), say("中断（已认定）", "Outages, assigned"), say("中断（可能）", "Outages, possible"),
            say("中断（他方）", "Outages, others"), say("修复超时（已认定）", "Repaired late, assigned"), say("修复超时（可能）", "Repaired late, possible"),
            say("响应超时", "Answered late"), say("未及时报障", "Not reported in time"), say("结论", "Promise"),
        ]
        var csv = CSVText(columns: columns)
        for section in sections {
            for row in section.rows {
                var sum = Sum()
                sum += row
                let shares = [row.counted.highest, row.counted.lowest, row.whole.highest, row.whole.lowest]
                csv.add(
                    [
                        .text(section.name), .text(name(ObjectID(.provider, section.provider))), .text(row.circuit.id.description),
                        .text(row.circuit.name), .text(row.fee ?? ""), .text(row.promise.availabilityText ?? ""),
                    ] + shares.map { .number($0?.percentText(digits: 7)) }
                        + [row.due, row.excluded, row.counted.unjudged].map { .number($0.secondsText) }
                        + ContractOutage.Weight.allCases.map { .number(String(sum.count($0))) }
                        + [sum.repairedLate(.assigned), sum.repairedLate(.possible), sum.answeredLate, sum.notReported].map {
                            .number(String($0))
                        } + [.text(verdict(row.counted, row.promise, in: language))])
            }
        }
        for line in outside {
            let length = line.spans.map { clipped($0) }.reduce(.zero, +)
            csv.add([
                .text(say("无合同", "none")), .text(line.provider.map { name(ObjectID(.provider, $0)) } ?? ""),
                .text(line.circuit.id.description), .text(line.circuit.name), .text(""), .text(""), .number(nil), .number(nil),
                .number(nil),
                .number(nil), .number(length.secondsText),
            ])
        }
        return csv.text
    }

    private func clipped(_ span: TimeSpan) -> Milliseconds { (span.intersection(period.span) ?? span).length }
}
