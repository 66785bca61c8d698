internal import Causes
internal import Monitor
internal import NetInventory
internal import Store

extension ExplainReport {
    /// One paragraph to read out on the telephone; ends with a line feed.
    package func plain(in language: ReportLanguage) -> String { plainParagraph(in: language) + "\n" }

    func plainParagraph(in language: ReportLanguage) -> String {
        let sentences = [figureSentence] + worst + otherFailures + correctionSentences + maintenanceSentences + unknownSentences
        return (sentences + [hashSentence]).joined(in: language)
    }

    // MARK: The figure

    private var title: Wording { Wording("\(subject.name)（\(period.text)）", "\(subject.name) (\(period.text))") }
    private var figures: AvailabilityFigures? { row?.result.figures(question.hours) }

    private var figureSentence: Wording {
        guard let figures else {
            return Wording("\(title.zh)：不在统计范围内，没有数字。", "\(title.en): it was not due in this time, so there is no figure.")
        }
        guard figures.availability != nil else { return unjudged(figures) }
        let percent = [ReportLanguage.zh, .en].map { $0.percent(figures.availability) }
        let bad = figures.durations.down + figures.durations.unreachable
        if bad == .zero {
            return Wording("\(title.zh)：可用率 \(percent[0])，没有中断。", "\(title.en): availability \(percent[1]), no outage.")
        }
        var (zh, en) = ("\(title.zh)：可用率 \(percent[0])", "\(title.en): availability \(percent[1])")
        if let outages = figures.outages, outages > 0 {
            let length = Self.length(figures.durations.down)
            zh += "，中断 \(outages) 次共 \(length.zh)"
            en += ", \(outages == 1 ? "one outage" : "\(outages) outages") of \(length.en) in all"
        }
        if let spells = figures.unreachableSpells, spells > 0 {
            let length = Self.length(figures.durations.unreachable)
            zh += "，受别处中断影响 \(spells) 次共 \(length.zh)"
            en += ", \(spells == 1 ? "once" : "\(spells) times") cut off by another failure, \(length.en) in all"
        }
        return Wording(zh + "。", en + ".")
    }

    /// Why nothing is known.
    private func unjudged(_ figures: AvailabilityFigures) -> Wording {
        if figures.durations.maintenance > .zero, figures.durations.unmonitored == .zero {
            return Wording("\(title.zh)：全部时间都在计划检修之内，没有可用率。", "\(title.en): all of it was planned work, so there is no availability.")
        }
        if isBypassed {
            return Wording(
                "\(title.zh)：没有数字。不经过它也有别的路可走，凭测量看不出它本身是好是坏，所以既不算通，也不算断。",
                "\(title.en): no figure. Everything can go another way round it, so no measurement shows whether it worked; "
                    + "it counts neither as up nor as down.")
        }
        if sources.isEmpty || rules.isEmpty {
            return Wording(
                "\(title.zh)：没有数字。没有安排对它的检查，是好是坏不知道。",
                "\(title.en): no figure. No check asks about it, so nobody knows how it was.")
        }
        return Wording(
            "\(title.zh)：没有数字。安排了检查，但这段时间没有能作判断的结果，是好是坏不知道。",
            "\(title.en): no figure. It is checked, but there is no result of this time that could be judged, so nobody knows how it was.")
    }

    // MARK: The longest failure

    private var failures: [Int] { intervals.indices.filter { intervals[$0].state == .down || intervals[$0].state == .unreachable } }

    private var longest: Int? {
        failures.max { left, right in
            let (a, b) = (intervals[left].span.length, intervals[right].span.length)
            return a == b ? left > right : a < b
        }
    }

    private var worst: [Wording] {
        guard let number = longest, let finding = finding(number) else { return [] }
        let interval = intervals[number]
        let (from, to) = (period.zone.wallClock(interval.began), period.zone.wallClock(interval.span.to))
        let length = Self.length(interval.span.to - interval.began)
        let lasts = interval.span.to == period.now && number == intervals.count - 1
        let opening = failures.count == 1 ? Wording("这一次", "This one") : Wording("最长的一次", "The longest one")
        let when =
            lasts
            ? Wording("\(opening.zh)从 \(from) 开始，到 \(to) 仍未恢复。", "\(opening.en) began at \(from) and still lasted at \(to).")
            : Wording("\(opening.zh)从 \(from) 到 \(to)，历时 \(length.zh)。", "\(opening.en) lasted from \(from) to \(to), \(length.en).")
        return [when, conclusion(finding, interval)] + finding.evidence.enumerated().map { sentence($1, of: finding, isFirst: $0 == 0) }
            + causes(interval)
    }

    private func conclusion(_ finding: FaultFinding, _ interval: Interval) -> Wording {
        let isService = kind == .site || kind == .application
        switch finding.side {
        case .network where isService:
            return Wording(
                "问题在网络一侧（包括服务器主机断电、脱网），不是网站程序出错。",
                "The fault was on the network's side (which includes a server without power or connection), not in the program.")
        case .network:
            return Wording(
                "这是网络一侧的中断（线路、设备或其供电），与网站程序无关。",
                "This was a failure of the network (lines, devices or their power), not of any program.")
        case .program:
            return Wording("网络是通的，问题在网站或应用的程序。", "The network worked; the fault was in the program of the site or application.")
        case .server:
            return Wording(
                "网络是通的，问题在服务器一侧（程序没有运行，或服务器、防火墙的设置）。",
                "The network worked; the fault was at the server (its program did not run, or its settings or a firewall's refused).")
        case .undecided:
            return Wording(
                "是网络的问题还是程序的问题，凭现有证据分不清。", "Whether the network or the program failed, the evidence cannot tell.")
        }
    }

    private func sentence(_ piece: FaultFinding.Evidence, of finding: FaultFinding, isFirst: Bool) -> Wording {
        func count(_ number: Int) -> Wording {
            if number == finding.badResults { return Wording("依据：\(number) 次失败的测量全部", "Evidence: all \(number) failed results") }
            guard isFirst else { return Wording("另有 \(number) 次", "Another \(number)") }
            return Wording("依据：\(finding.badResults) 次失败的测量中，\(number) 次", "Evidence: \(number) of \(finding.badResults) failed results")
        }
        func names(_ objects: [ObjectID]) -> Wording {
            let shown = objects.prefix(3)
            let more = objects.count - shown.count
            return Wording(
                shown.map { spoken($0, in: .zh) }.joined(separator: "、") + (more > 0 ? "等 \(objects.count) 个" : ""),
                shown.map { spoken($0, in: .en) }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
        }
        switch piece {
        case .httpStatus(let status, let number):
            let code = status.map { "HTTP \($0)" }
            return Wording(
                "\(count(number).zh)都连上了服务器，程序答复的是错误\(code.map { " \($0)" } ?? "")。",
                "\(count(number).en) reached the server, and its program answered with \(code ?? "an error status").")
        case .brokenAnswer(let number):
            return Wording(
                "\(count(number).zh)连上了服务器，但答复不完整、不是网页，或内容不符合要求。",
                "\(count(number).en) reached the server, and its answer was incomplete, no page, or not the expected one.")
        case .tls(let number):
            return Wording(
                "\(count(number).zh)连上了服务器，但加密握手（证书）失败。",
                "\(count(number).en) reached the server, and the TLS handshake (certificate) failed.")
        case .closed(let number):
            return Wording("\(count(number).zh)连上以后被对方断开。", "\(count(number).en) were connected and then cut off by the other end.")
        case .silentAfterConnect(let number):
            return Wording("\(count(number).zh)连上了服务器，但程序迟迟不答复。", "\(count(number).en) were connected, and the program never answered.")
        case .refused(let number):
            return Wording(
                "\(count(number).zh)被当场拒绝连接：到拒绝它的那台机器为止网络是通的；是程序没有运行还是防火墙拒绝，分不清。",
                "\(count(number).en) were refused at once: the network worked as far as the machine that refused; "
                    + "whether no program listened there or a firewall refused cannot be told.")
        case .router(let failure, let number):
            let router = failure.from.map { "\($0)" } ?? "?"
            return Wording(
                "\(count(number).zh)由路由器 \(router) 报告\(Self.meaning(failure).zh)：到这台路由器为止是通的。",
                "\(count(number).en) were answered by the router \(router), which said: \(Self.meaning(failure).en); "
                    + "the network worked as far as that router.")
        case .silent(let number):
            return Wording("\(count(number).zh)没有任何应答。", "\(count(number).en) got no answer at all.")
        case .unresolved(let number):
            return Wording("\(count(number).zh)域名解析不出。", "\(count(number).en) could not resolve the name.")
        case .otherwise(let number):
            return Wording("\(count(number).zh)没有记下原因。", "\(count(number).en) have no reason recorded.")
        case .samePortGood(let objects):
            return Wording(
                "同一服务器、同一端口的\(names(objects).zh)当时正常。", "At the same server and port, \(names(objects).en) worked meanwhile.")
        case .samePortBad(let objects):
            return Wording(
                "同一服务器、同一端口的\(names(objects).zh)当时也不正常。", "At the same server and port, \(names(objects).en) failed as well.")
        case .hostGood(let objects):
            return Wording("同一主机的\(names(objects).zh)当时有应答。", "At the same host, \(names(objects).en) answered meanwhile.")
        case .hostBad(let objects):
            return Wording("同一主机的\(names(objects).zh)当时也没有应答。", "At the same host, \(names(objects).en) did not answer either.")
        case .explained: return Wording("", "")
        }
    }

    /// What the incidents say that the interval belongs to.
    private func causes(_ interval: Interval) -> [Wording] {
        interval.shares.reduce(into: [Incident.Key]()) { if !$0.contains($1.incident) { $0.append($1.incident) } }.compactMap { key in
            guard let stored = incidents[key], let share = interval.shares.first(where: { $0.incident == key }) else { return nil }
            let incident = stored.incident
            let (zh, en) = (spoken(incident, in: .zh), spoken(incident, in: .en))
            let isOne = incident.explanations.count == 1 && !incident.hasMore
            let named: Wording
            switch (share.role, isOne) {
            case (.behind, true):
                named = Wording(
                    "它属于第 \(stored.number) 号事件：由\(zh)中断引起，它本身这时是好是坏无法测量。",
                    "It belongs to incident \(stored.number), caused by \(en); how it was itself could not be measured.")
            case (.behind, false):
                named = Wording(
                    "它属于第 \(stored.number) 号事件：由别处中断引起，可能是\(zh)，凭现有证据不能断定是哪一个。",
                    "It belongs to incident \(stored.number), caused by another failure: \(en); the evidence cannot tell which.")
            case (.candidate, true):
                named = Wording(
                    "第 \(stored.number) 号事件：按全网各点同时的好坏，能解释的只有\(zh)。",
                    "Incident \(stored.number): of all that was good and bad at the time, only \(en) explains it.")
            case (.candidate, false):
                named = Wording(
                    "第 \(stored.number) 号事件：能同样解释的有\(zh)，凭现有证据不能断定是哪一个。",
                    "Incident \(stored.number): \(en) would explain it equally well; the evidence cannot tell which.")
            }
            guard let reported = stored.reported else { return named }
            let at = reported.reportedAt.map { period.zone.wallClock($0) }
            return [
                named,
                Wording(
                    "\(at.map { "\($0) " } ?? "")已报障\(reported.ticket.map { "，工单号 \($0)" } ?? "")。",
                    "It was reported\(at.map { " at \($0)" } ?? "")\(reported.ticket.map { ", ticket \($0)" } ?? "")."),
            ].reduce(Wording("", "")) { Wording($0.zh + $1.zh, $0.en.isEmpty ? $1.en : $0.en + " " + $1.en) }
        }
    }

    // MARK: The rest

    /// How the other failures are divided.
    private var otherFailures: [Wording] {
        guard failures.count > 1, kind == .site || kind == .application else { return [] }
        let sides = failures.compactMap { finding($0)?.side }
        let parts = FaultFinding.Side.allCases.compactMap { side -> Wording? in
            let count = sides.count { $0 == side }
            guard count > 0 else { return nil }
            switch side {
            case .network: return Wording("网络一侧 \(count) 次", "\(count) on the network's side")
            case .program: return Wording("程序 \(count) 次", "\(count) in the program")
            case .server: return Wording("服务器一侧 \(count) 次", "\(count) at the server")
            case .undecided: return Wording("分不清的 \(count) 次", "\(count) that cannot be told")
            }
        }
        return [
            Wording(
                "\(failures.count) 次合计：\(parts.map(\.zh).joined(separator: "，"))。",
                "Of all \(failures.count): \(parts.map(\.en).joined(separator: ", ")).")
        ]
    }

    private var correctionSentences: [Wording] {
        guard !question.isRaw else { return [] }
        let corrections = intervals.flatMap(\.corrections).reduce(into: [Correction]()) { if !$0.contains($1) { $0.append($1) } }
        var sentences = corrections.map { correction in
            let (from, to) = (period.zone.wallClock(correction.span.from), period.zone.wallClock(correction.span.to))
            let state = correction.state.map { ObjectState($0).phrase }
            let duty = correction.responsibility?.rawValue
            return Wording(
                "\(from) 到 \(to) 经\(correction.author)于 \(correction.date) "
                    + (state.map { "更正为\($0.text(in: .zh))" } ?? "认定责任")
                    + (duty.map { "，责任：\($0)" } ?? "") + "，理由：\(correction.reason)。",
                "From \(from) to \(to) it was "
                    + (state.map { "corrected to \($0.text(in: .en))" } ?? "decided who answers for it")
                    + " by \(correction.author) on \(correction.date)" + (duty.map { ", responsibility \($0)" } ?? "")
                    + ": \(correction.reason).")
        }
        if let raw = row?.raw?.figures(question.hours) {
            let percent = ReportLanguage.zh.percent(raw.availability)
            sentences.append(Wording("更正前的可用率是 \(percent)。", "Without corrections the availability is \(percent)."))
        }
        return sentences
    }

    private var maintenanceSentences: [Wording] {
        guard let planned = figures?.durations.maintenance, planned > .zero else { return [] }
        let reasons = intervals.filter { $0.state == .maintenance }.flatMap { $0.windows.map(\.window.why) }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let length = Self.length(planned)
        return [
            Wording(
                "另有计划检修 \(length.zh)，不计入可用率" + (reasons.isEmpty ? "" : "，事由：\(reasons.joined(separator: "；"))") + "。",
                "Planned work of \(length.en) is in no share" + (reasons.isEmpty ? "" : ": \(reasons.joined(separator: "; "))") + ".")
        ]
    }

    private var unknownSentences: [Wording] {
        guard let figures, figures.availability != nil, figures.durations.unmonitored > .zero else { return [] }
        let length = Self.length(figures.durations.unmonitored)
        let reasons = intervals.filter { $0.state == .unmonitored }.flatMap { $0.witness.map(\.reason) }
            .reduce(into: [WitnessReason]()) { if !$0.contains($1) { $0.append($1) } }.map(\.wording)
        let (lowest, highest) = (ReportLanguage.zh.percent(figures.lowest), ReportLanguage.zh.percent(figures.highest))
        return [
            Wording(
                "有 \(length.zh) 没有监测到" + (reasons.isEmpty ? "" : "（\(reasons.map(\.zh).joined(separator: "；"))）")
                    + "：若这些时间全断，可用率是 \(lowest)，若全通，是 \(highest)。",
                "\(length.en) are not known" + (reasons.isEmpty ? "" : " (\(reasons.map(\.en).joined(separator: "; ")))")
                    + ": had it all been down, the availability would be \(lowest); had it been up, \(highest).")
        ]
    }

    private var hashSentence: Wording {
        Wording("核对号 \(hash.prefix(12))。", "Check number \(hash.prefix(12)).")
    }

    private static func length(_ length: Milliseconds) -> Wording {
        Wording(ReportLanguage.zh.duration(length), ReportLanguage.en.duration(length))
    }
}
