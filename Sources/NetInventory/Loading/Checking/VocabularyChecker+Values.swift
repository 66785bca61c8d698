extension VocabularyChecker {
    /// One value against the form of its key.
    func check(_ node: YamlNode, as form: ValueForm, of key: String) {
        if case .refused = node.content { return }
        switch form {
        case .anything: break
        case .scalar(let scalar):
            switch node.content {
            case .text(let text, let isPlain): checkScalar(text, scalar, of: key, at: node.spot, isPlain: isPlain)
            case .nothing: log.report(.emptyValue(key), at: node.spot)
            case .list, .map: reportShape(node, "`\(key)`", wants: scalar.noun)
            case .refused: break
            }
        case .list(let item): checkList(node, item, of: key)
        case .oneOrMore(let item):
            if case .list = node.content { checkList(node, item, of: key) } else { check(node, as: item, of: key) }
        case .noneOr(let form):
            if node.text != "none" { check(node, as: form, of: key) }
        case .pair(let item):
            guard case .list(let nodes) = node.content, nodes.count == 2 else {
                log.report(.wrongShape("`\(key)`", wants: "a list of two", got: node.lengthOrShape), at: node.spot)
                return
            }
            for node in nodes { check(node, as: item, of: key) }
        case .table(let table): checkTable(node, table, of: key)
        case .checks: checkChecks(node, of: key, mayRefer: true)
        case .uplink: checkUplink(node, of: key, mayBeList: true)
        case .link: checkLink(node)
        case .years: checkYears(node, of: key)
        case .secretFile: checkSecret(node, of: key)
        }
    }

    func checkList(_ node: YamlNode, _ item: ValueForm, of key: String) {
        guard case .list(let nodes) = node.content else {
            reportShape(node, "`\(key)`", wants: "a list")
            return
        }
        for node in nodes { check(node, as: item, of: key) }
    }

    /// A nested mapping, whose required keys stand in it and nowhere else.
    private func checkTable(_ node: YamlNode, _ table: KeyTable, of key: String) {
        guard case .map(let entries) = node.content else {
            reportShape(node, "`\(key)`", wants: "a mapping")
            return
        }
        check(entries, against: table, local: [:])
        reportMissing(node, table)
        checkOrder(node, "from", "to")
    }

    private func reportMissing(_ node: YamlNode, _ table: KeyTable) {
        let missing = table.required.filter { node[$0] == nil }
        if !missing.isEmpty { log.report(.missingKeys(missing, of: table.what), at: node.spot) }
    }

    /// Two dates of one mapping in their order; days of the year may run over New Year.
    func checkOrder(_ node: YamlNode, _ first: String, _ second: String) {
        guard let from = node[first]?.text.flatMap({ CivilDate($0) }), let last = node[second],
            let to = last.text.flatMap({ CivilDate($0) })
        else { return }
        let isRight = second == CommonKey.until.rawValue ? from < to : from <= to
        if !isRight {
            let rule = second == CommonKey.until.rawValue ? "`until` is the day after the last one" : "`to` is the last day"
            log.report(.wrongOrder(first: "`\(first): \(from)`", second: "`\(second): \(to)`", rule: rule), at: last.spot)
        }
    }

    /// `none`, the key of a probe, or a mapping icmp | tcp | http → settings.
    func checkChecks(_ node: YamlNode, of key: String, mayRefer: Bool) {
        switch node.content {
        case .text(let text, let isPlain) where mayRefer:
            if text == "none" || document.node(.probes, text) != nil { return }
            guard !reportFullWidth(text, at: node.spot, isPlain: isPlain), !isIncomplete else { return }
            log.report(
                .badValue(text, noun: "none, a key of `probes` or a mapping of checks", example: "`{icmp: {every: 30s}}`"), at: node.spot)
        case .map(let entries):
            for entry in entries {
                guard let kind = CheckKind(rawValue: entry.key) else {
                    if reportFullWidth(entry.key, at: entry.spot) { continue }
                    let words = CheckKind.allCases.map(\.rawValue)
                    log.report(.unknownKey(entry.key, of: "checks", nearest: NearestName.of(entry.key, in: words)), at: entry.spot)
                    continue
                }
                switch entry.value.content {
                case .nothing, .refused: break
                case .map(let settings): check(settings, against: kind.table, local: [:])
                case .text, .list: reportShape(entry.value, "`\(entry.key)`", wants: "a mapping of settings")
                }
            }
        case .nothing: log.report(.emptyValue(key), at: node.spot)
        case .refused: break
        case .text, .list: reportShape(node, "`\(key)`", wants: "a mapping of checks")
        }
    }

    private func checkUplink(_ node: YamlNode, of key: String, mayBeList: Bool) {
        switch node.content {
        case .text("none", _) where mayBeList: break
        case .text(let text, let isPlain): checkScalar(text, .linkEnd, of: key, at: node.spot, isPlain: isPlain)
        case .map(let entries):
            check(entries, against: .uplink, local: [:])
            reportMissing(node, .uplink)
        case .list(let nodes) where mayBeList:
            for node in nodes { checkUplink(node, of: key, mayBeList: false) }
        case .list: reportShape(node, "`\(key)`", wants: "a link end")
        case .nothing: log.report(.emptyValue(key), at: node.spot)
        case .refused: break
        }
    }

    private func checkLink(_ node: YamlNode) {
        switch node.content {
        case .text(let text, let isPlain):
            guard let link = LinkText(text) else {
                if !reportFullWidth(text, at: node.spot, isPlain: isPlain) {
                    log.report(.badValue(text, noun: "a link", example: "`agg-1:GE1/0/49 -- core-a:GE0/2/1 10G`"), at: node.spot)
                }
                return
            }
            for end in link.ends { checkReference(end.object.kind, end.object.key, at: node.spot) }
        case .map(let entries): check(entries, against: .link, local: [:])
        case .list, .nothing: reportShape(node, "a link", wants: "text or a mapping")
        case .refused: break
        }
    }

    private func checkYears(_ node: YamlNode, of key: String) {
        guard case .map(let years) = node.content else {
            reportShape(node, "`\(key)`", wants: "a mapping of years")
            return
        }
        for year in years {
            if !(year.key.utf8.count == 4 && CivilDate(year.key + "-01-01") != nil) {
                log.report(.badValue(year.key, noun: "a year", example: "2026"), at: year.spot)
            }
            if case .nothing = year.value.content { continue }
            check(year.value, as: .list(.table(.holiday)), of: year.key)
        }
    }
}
