internal import Causes
internal import Monitor
internal import NetInventory
internal import Store

extension ExplainReport {
    /// So many intervals are told one by one; JSON has all.
    private static let mostIntervals = 200

    package func text(in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let title = say(
            "\(network.name)　\(subject.name)（\(subject.id)）的依据", "\(network.name): the evidence for \(subject.name) (\(subject.id))")
        var lines = [title, ""] + figureLines(in: language) + [""]
        lines.append(say("各段状态（共 \(intervals.count) 段）", "Intervals (\(intervals.count))"))
        let told = intervals.indices.prefix(Self.mostIntervals)
        for number in told { lines += intervalLines(number, in: language) }
        if told.count < intervals.count {
            let more = intervals.count - told.count
            lines.append(say("  另有 \(more) 段，见 --format json", "  \(more) more: see --format json"))
        }
        lines += [""] + ruleLines(in: language) + [""] + methodLines(in: language)
        return lines.lines
    }

    private func figureLines(in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        guard let row, let figures = row.result.figures(question.hours) else {
            return [say("不在统计范围内，没有数字。", "It was not due in this time: there is no figure.")]
        }
        var lines = [
            say("可用率 ", "Availability ") + language.percent(figures.availability)
                + say("（与 report availability 同一函数）", " (the function of report availability)")
        ]
        let states = ObjectState.bestFirst.filter { figures.durations[$0] > .zero }.map { state in
            "\(state.phrase.text(in: language)) \(language.duration(figures.durations[state]))"
        }
        lines.append("  " + states.joined(separator: language.listSeparator))
        lines.append(
            "  " + say("覆盖率 ", "coverage ") + language.percent(figures.coverage) + say("，中断 ", ", outages ")
                + language.number(figures.outages) + say("，若未监测时间全断 ", ", had the unknown been down ") + language.percent(figures.lowest)
                + say("，全通 ", ", up ") + language.percent(figures.highest))
        if let raw = row.raw?.figures(question.hours) {
            lines.append("  " + say("更正前 ", "without corrections ") + language.percent(raw.availability))
        }
        return lines
    }

    private func intervalLines(_ number: Int, in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let interval = intervals[number]
        let zone = period.zone
        var lines = [
            "  \(zone.wallClock(interval.span.from)) → \(zone.wallClock(interval.span.to))  \(interval.state.phrase.text(in: language))  "
                + language.duration(interval.span.length)
                + (interval.began < interval.span.from
                    ? say("（\(zone.wallClock(interval.began)) 开始）", " (began at \(zone.wallClock(interval.began)))") : "")
        ]
        func add(_ text: String) { lines.append("      " + text) }
        if !interval.measured.isEmpty {
            add(
                say("实测：", "measured: ")
                    + interval.measured.map { "\($0.state.phrase.text(in: language)) \(language.duration($0.span.length))" }
                    .joined(separator: language.listSeparator))
        }
        if interval.state != .up { for check in interval.checks.prefix(6) { lines += evidenceLines(check, in: language) } }
        if interval.state != .up, interval.checks.count > 6 {
            add(say("另有 \(interval.checks.count - 6) 项检查", "\(interval.checks.count - 6) more checks"))
        }
        if interval.state == .down || interval.state == .unreachable, number + 1 < intervals.count,
            let sample = intervals[number + 1].checks.lazy.compactMap({ $0.first.first }).first(where: { $0.outcome == .good })
        {
            add(say("恢复：", "recovered: ") + spoken(sample, in: language))
        }
        if let side = finding(number)?.side { add(say("判断：", "side: ") + side.wording.text(in: language)) }
        for share in interval.shares where interval.state != .up {
            guard let stored = incidents[share.incident] else { continue }
            let role = share.role == .behind ? say("受其影响", "behind it") : say("可能原因之一", "a candidate")
            add(
                say("事件 \(stored.number)（\(role)）：", "incident \(stored.number) (\(role)): ") + spoken(stored.incident, in: language)
                    + (stored.ticket.map { say("；工单 \($0)", "; ticket \($0)") } ?? ""))
        }
        for window in interval.windows {
            add(
                say("计划检修：", "planned work: ")
                    + "\(zone.wallClock(window.span.from)) → \(zone.wallClock(window.span.to))  \(window.window.why)"
                    + (window.window.by.map { say("（\($0)）", " (\($0))") } ?? ""))
        }
        for correction in interval.corrections where interval.state != .up || correction.state != nil {
            add(
                say("更正：", "correction: ") + (correction.state.map { ObjectState($0).phrase.text(in: language) } ?? "")
                    + say("  \(correction.author) \(correction.date)：", "  \(correction.author) \(correction.date): ") + correction.reason
                    + (correction.responsibility.map { say("；责任 \($0.rawValue)", "; responsibility \($0.rawValue)") } ?? ""))
        }
        for spell in interval.witness where interval.state != .up {
            add(
                say("自证：", "netmon itself: ") + spell.reason.wording.text(in: language) + say("（", " (") + spell.detail + say("），", "), ")
                    + "\(zone.wallClock(spell.from)) → \(spell.to.map { zone.wallClock($0) } ?? "")")
        }
        return lines
    }

    private func evidenceLines(_ evidence: CheckEvidence, in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let own = evidence.check.object == subject.id ? evidence.check.name : evidence.check.description
        var counts = say(
            "\(own)：\(evidence.count) 次测量，好 \(evidence.good)、差 \(evidence.poor)、坏 \(evidence.bad)",
            "\(own): \(evidence.count) results: \(evidence.good) good, \(evidence.poor) poor, \(evidence.bad) bad")
        if evidence.mute > 0 { counts += say("、不算 \(evidence.mute)", ", \(evidence.mute) not counted") }
        let failures = evidence.failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { failure, count in
            Self.meaning(failure).text(in: language) + (failure.from.map { say("（路由器 \($0)）", " (router \($0))") } ?? "") + " \(count)"
        }
        if !failures.isEmpty { counts += say("；", "; ") + failures.joined(separator: language.listSeparator) }
        return ["      " + counts]
            + evidence.first.map { "        " + spoken($0, in: language) }
            + (evidence.count > evidence.first.count + evidence.last.count ? ["        …"] : [])
            + evidence.last.map { "        " + spoken($0, in: language) }
    }

    /// `08:03:20.125  发 5 收 0  超时`
    private func spoken(_ sample: CheckEvidence.Sample, in language: ReportLanguage) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let result = sample.result
        var text =
            "\(period.zone.wallClock(result.at))  "
            + say("发 \(result.sent) 收 \(result.received)", "\(result.received) of \(result.sent) answered")
        if let median = result.medianNanoseconds { text += say("  中位 ", "  median ") + Milliseconds(median / 1000).secondsText + " ms" }
        if let failure = result.failure {
            let known = CheckEvidence.Failure(failure)
            text += "  " + Self.meaning(known).text(in: language) + (known.from.map { say("（路由器 \($0)）", " (router \($0))") } ?? "")
        }
        if let unfit = result.unfit { text += say("  不算：", "  not counted: ") + unfit.wording.text(in: language) }
        return text
    }

    private func ruleLines(in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        var lines = [say("判定规则", "Rules")]
        for rule in rules.prefix(20) {
            let since =
                rule.since == ObjectRule.always
                ? "" : say("自 \(period.zone.wallClock(rule.since)) 起，", "since \(period.zone.wallClock(rule.since)), ")
            let object = rule.object == subject.id ? "" : "\(rule.object)  "
            for check in rule.checks {
                let spec = check.spec
                lines.append(
                    "  " + object + since
                        + Phrase.checkWords.text(
                            in: language, spec.name, spec.question.spoken, language.duration(spec.every), String(spec.count),
                            String(spec.confirm), String(spec.recover)))
            }
            if rule.checks.count > 1 {
                lines.append("  " + object + (rule.rule == .any ? Phrase.upWhenAny : .upWhenAll).text(in: language))
            }
        }
        if rules.count > 20 { lines.append(say("  另有 \(rules.count - 20) 条", "  \(rules.count - 20) more")) }
        if rules.isEmpty { lines.append(say("  没有安排检查", "  no check asks about it")) }
        return lines
    }

    private func methodLines(in language: ReportLanguage) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        var lines = [method.periodLine(period, in: language)]
        for topology in topologies {
            lines.append(
                say("拓扑 ", "topology ") + (topology.hash.map { String($0.prefix(12)) } ?? language.unknown)
                    + "  \(period.zone.wallClock(topology.span.from)) → \(period.zone.wallClock(topology.span.to))")
        }
        lines.append(say("办公日历 ", "calendar ") + (subject.calendar ?? language.unknown))
        lines += method.lines(in: language)
        lines.append(say("核对号（SHA-256）：", "hash (SHA-256): ") + hash)
        return [Phrase.methodTitle.text(in: language)] + lines.map { "  " + $0 }
    }
}

extension FaultFinding.Side {
    var wording: Wording {
        switch self {
        case .network: Wording("网络一侧", "the network's")
        case .program: Wording("程序", "the program's")
        case .server: Wording("服务器一侧，不是网络", "the server's, not the network's")
        case .undecided: Wording("分不清网络还是程序", "cannot be told")
        }
    }
}
