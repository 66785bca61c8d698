extension InventoryBuilder {
    /// Longer planned work and longer corrections are rarely meant.
    private static let longCorrection = Milliseconds.seconds(31 * 86_400)

    mutating func buildMaintenance() {
        let finder = ObjectFinder(inventory, index)
        for node in document.lists[.maintenance] ?? [] {
            guard case .map = node.content else { continue }
            let item = Item<MaintenanceKey>(key: "", spot: node.spot, node: node)
            let objects = objects(item[.on], finder)
            guard let time = time(of: item), !objects.isEmpty else { continue }
            inventory.maintenance.append(
                MaintenanceWindow(objects: objects, time: time, why: item.text(.why) ?? "", by: item.text(.by), spot: item.spot))
        }
    }

    private func time(of item: Item<MaintenanceKey>) -> MaintenanceWindow.Time? {
        if let every = item[.every] {
            for key in [MaintenanceKey.from, .to] where item[key] != nil {
                log.report(.conflictingKeys([key.rawValue, MaintenanceKey.every.rawValue]), at: item[key]?.spot ?? every.spot)
                return nil
            }
            let (since, until) = (item.value(.since, { CivilDate($0) }), item.value(.until, { CivilDate($0) }))
            if let since, let until, until <= since, let spot = item[.until]?.spot {
                log.report(
                    .wrongOrder(first: "`since: \(since)`", second: "`until: \(until)`", rule: "`until` is the day after the last one"),
                    at: spot)
            }
            return item.value(.every, RecurrenceText.read).map { .every($0, since: since, until: until) }
        }
        for key in [MaintenanceKey.since, .until] where item[key] != nil {
            log.report(.conflictingKeys([key.rawValue, MaintenanceKey.from.rawValue]), at: item[key]?.spot ?? item.spot)
        }
        guard let from = item[.from] else {
            let isTold = [MaintenanceKey.from, .every].contains { item.isMisspelt($0.rawValue, in: .maintenance) }
            if !isTold { log.report(.oneNeeded(of: [MaintenanceKey.from.rawValue, MaintenanceKey.every.rawValue]), at: item.spot) }
            return nil
        }
        guard let to = item[.to] else {
            log.report(.missingKeys([MaintenanceKey.to.rawValue], of: "maintenance"), at: item.spot)
            return nil
        }
        guard let span = span(from, to) else { return nil }
        if span.length > MaintenanceWindow.usualLength {
            log.report(.longStretch("planned work", days: days(of: span), usual: "7 days"), at: to.spot)
        }
        return .once(span)
    }

    mutating func buildCorrections() {
        let finder = ObjectFinder(inventory, index)
        for node in document.lists[.corrections] ?? [] {
            guard case .map = node.content else { continue }
            let item = Item<CorrectionKey>(key: "", spot: node.spot, node: node)
            let objects = objects(item[.on], finder)
            if item[.state] == nil, item[.responsibility] == nil {
                log.report(.oneNeeded(of: [CorrectionKey.state.rawValue, CorrectionKey.responsibility.rawValue]), at: item.spot)
            }
            guard let from = item[.from], let to = item[.to], let span = span(from, to), !objects.isEmpty,
                let date = item.value(.date, { CivilDate($0) })
            else { continue }
            check(span, of: date, to: to.spot, date: item[.date]?.spot ?? item.spot)
            inventory.corrections.append(
                Correction(
                    objects: objects, span: span, state: item.word(.state, as: Correction.State.self),
                    responsibility: item.word(.responsibility, as: Responsibility.self), author: item.text(.author) ?? "", date: date,
                    reason: item.text(.reason) ?? "", spot: item.spot))
        }
        reportOverlaps()
    }

    /// Nobody knows what has not been: neither after the day on which somebody signs, nor on a day that has not come.
    private func check(_ span: TimeSpan, of date: CivilDate, to: SourceSpot, date spot: SourceSpot) {
        let zone = inventory.network.zone
        if span.to > zone.moment(date.adding(days: 1)) {
            log.report(.correctionOfLater(until: zone.wallClock(span.to), date), at: to)
        } else if case .at(let now) = day, span.to > now || date > zone.date(at: now) {
            log.report(.correctionOfFuture(date > zone.date(at: now) ? "\(date)" : zone.wallClock(span.to)), at: spot)
        } else if span.length > Self.longCorrection {
            log.report(.longStretch("a correction", days: days(of: span), usual: "31 days"), at: to)
        }
    }

    /// Two corrections of one object at one time would leave it to their order which one holds.
    private func reportOverlaps() {
        var byObject: [ObjectID: [Correction]] = [:]
        for correction in inventory.corrections {
            for object in Set(correction.objects) { byObject[object, default: []].append(correction) }
        }
        for (object, corrections) in byObject.sorted(by: { $0.key < $1.key }) {
            var latest: Correction?
            for correction in corrections.sorted(by: { ($0.span.from, $0.spot) < ($1.span.from, $1.spot) }) {
                if let latest, correction.span.from < latest.span.to {
                    let (first, second) = latest.spot < correction.spot ? (latest, correction) : (correction, latest)
                    log.report(.correctionsOverlap(object, other: first.spot), at: second.spot)
                }
                if latest.map({ $0.span.to < correction.span.to }) ?? true { latest = correction }
            }
        }
    }

    // MARK: What both have

    private func objects(_ node: YamlNode?, _ finder: ObjectFinder) -> [ObjectID] {
        (node?.elements ?? []).compactMap { node in
            guard let text = node.text, !text.isEmpty else { return nil }
            switch finder.find(text) {
            case .found(let id): return id
            case .several(let ids): log.report(.ambiguousObject(text, ids), at: node.spot)
            case .unfit(let kind): log.report(.unfitObject(text, kind), at: node.spot)
            case .unknown(let nearest): if !isIncomplete { log.report(.unknownObject(text, nearest: nearest), at: node.spot) }
            }
            return nil
        }
    }

    /// Nil where a text cannot be read, which the checker has told, and where the end does not come after the start.
    private func span(_ from: YamlNode, _ to: YamlNode) -> TimeSpan? {
        let zone = inventory.network.zone
        guard let first = from.text.flatMap({ MomentText.read($0, zone: zone) }),
            let last = to.text.flatMap({ MomentText.read($0, zone: zone) })
        else { return nil }
        guard first < last else {
            log.report(
                .wrongOrder(
                    first: "`from: \(from.text ?? "")`", second: "`to: \(to.text ?? "")`", rule: "the end lies after the beginning"),
                at: to.spot)
            return nil
        }
        return TimeSpan(from: first, to: last)
    }

    private func days(of span: TimeSpan) -> Int { Int((span.length.count + 86_399_999) / 86_400_000) }
}
