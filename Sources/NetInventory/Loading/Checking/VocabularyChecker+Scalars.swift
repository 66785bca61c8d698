extension VocabularyChecker {
    /// One text against the form of its key.
    func checkScalar(_ text: String, _ form: ScalarForm, of key: String, at spot: SourceSpot, isPlain: Bool) {
        let isRight: Bool
        switch form {
        case .text: isRight = !text.isEmpty
        case .id:
            checkID(text, at: spot)
            return
        case .words(let words):
            guard !words.contains(text) else { return }
            log.report(.wrongWord(text, of: key, words: words, nearest: NearestName.of(text, in: words)), at: spot)
            return
        case .yesNo: isRight = ScalarText.yesNo(text) != nil
        case .date: isRight = CivilDate(text) != nil
        case .moment: isRight = MomentText.read(text, zone: .shanghai) != nil
        case .recurrence: isRight = RecurrenceText.read(text) != nil
        // Whether there is such an object is asked when all of them are there.
        case .anyObject: isRight = !text.isEmpty
        case .monthDay: isRight = MonthDayText.read(text) != nil
        case .number(let range):
            guard let number = ScalarText.wholeNumber(text), !range.contains(Int(number)) else {
                isRight = ScalarText.wholeNumber(text) != nil
                break
            }
            log.report(.outOfRange(text, of: key, range: "from \(range.lowerBound) to \(range.upperBound)"), at: spot)
            return
        case .decimal: isRight = ScalarText.decimal(text) != nil
        case .duration: isRight = ScalarText.duration(text) != nil
        case .days: isRight = ScalarText.days(text) != nil
        case .speed: isRight = ScalarText.speed(text) != nil
        case .length: isRight = ScalarText.length(text) != nil
        case .percent: isRight = ScalarText.percent(text) != nil
        case .money: isRight = !text.isEmpty && !ScalarText.isBareNumber(text)
        case .zone: isRight = CivilZone(text) != nil
        case .url: isRight = WebAddress(text) != nil
        case .path: isRight = ScalarText.isPath(text)
        case .hours: isRight = HoursText.read(text) != nil
        case .weekdays: isRight = WeekdayText.read(text) != nil
        case .hostPort: isRight = ScalarText.hostPort(text) != nil
        case .file: isRight = ScalarText.isFile(text)
        case .account: isRight = ScalarText.isAccount(text)
        case .interface: isRight = ScalarText.isInterface(text)
        case .headerText: isRight = ScalarText.isHeaderText(text)
        case .phone: isRight = ScalarText.isPhone(text)
        case .addressOf(let family): isRight = IPAddress(text)?.family == family
        case .address:
            guard IPAddress(text) == nil, !reportFullWidth(text, at: spot, isPlain: isPlain) else { return }
            log.report(.badAddress(text), at: spot)
            return
        case .prefix:
            checkPrefix(text, at: spot, isPlain: isPlain)
            return
        case .reference(let kind):
            guard !reportFullWidth(text, unless: kind, at: spot, isPlain: isPlain) else { return }
            checkReference(kind, text, at: spot)
            return
        case .referenceOrNone(let kind):
            guard text != "none" else { return }
            checkScalar(text, .reference(kind), of: key, at: spot, isPlain: isPlain)
            return
        case .userUnits:
            guard text != "all" else { return }
            checkScalar(text, .reference(.unit), of: key, at: spot, isPlain: isPlain)
            return
        case .place:
            guard let place = PlaceText(text) else {
                isRight = false
                break
            }
            if let rack = place.rack {
                checkReference(.rack, rack, at: spot)
            } else {
                checkReference(.location, place.location, at: spot)
            }
            return
        case .linkEnd:
            guard let end = LinkEnd(text: text) else {
                isRight = false
                break
            }
            guard !reportFullWidth(text, unless: end.object.kind, at: spot, isPlain: isPlain) else { return }
            checkReference(end.object.kind, end.object.key, at: spot)
            return
        case .need:
            checkNeed(text, at: spot, isPlain: isPlain)
            return
        }
        if isRight || reportFullWidth(text, at: spot, isPlain: isPlain, in: form) { return }
        if form.needsUnit, ScalarText.isBareNumber(text) {
            log.report(.unitMissing(text, example: form.example), at: spot)
        } else if text.isEmpty {
            log.report(.emptyValue(key), at: spot)
        } else {
            log.report(.badValue(WebAddress.masked(text), noun: form.noun, example: form.example), at: spot)
        }
    }

    func checkID(_ text: String, at spot: SourceSpot) {
        if !ScalarText.isID(text), !reportFullWidth(text, at: spot) {
            log.report(.badID(text, meant: ScalarText.meantID(text)), at: spot)
        }
    }

    func checkReference(_ kind: ObjectKind, _ key: String, at spot: SourceSpot) {
        guard !isIncomplete, !index.contains(kind, key) else { return }
        log.report(.danglingReference(kind, key, nearest: index.nearest(kind, to: key)), at: spot)
    }

    /// Each alternative of `a | b`: a kind and key, or the bare key of a device or an application, but not of both.
    private func checkNeed(_ text: String, at spot: SourceSpot, isPlain: Bool) {
        for alternative in NeedText.alternatives(text) {
            if let id = ObjectID(alternative) {
                checkReference(id.kind, id.key, at: spot)
            } else if index.contains(.device, alternative), index.contains(.application, alternative) {
                log.report(.ambiguousReference(alternative), at: spot)
            } else if !index.contains(.device, alternative), !index.contains(.application, alternative), !isIncomplete {
                // Full-width punctuation is told once for the whole text, whatever it breaks.
                if reportFullWidth(text, at: spot, isPlain: isPlain) { return }
                log.report(.danglingNeed(alternative, nearest: index.nearest(.device, .application, to: alternative)), at: spot)
            }
        }
    }

    private func checkPrefix(_ text: String, at spot: SourceSpot, isPlain: Bool) {
        do throws(IPPrefix.Mistake) {
            _ = try IPPrefix(text)
        } catch {
            switch error {
            case .hostBitsSet(let meant): log.report(.hostBits(text, meant: meant), at: spot)
            case .lengthOutOfRange: log.report(.prefixLength(text, most: text.contains(":") ? 128 : 32), at: spot)
            case .notAPrefix:
                if !reportFullWidth(text, at: spot, isPlain: isPlain) { log.report(.badPrefix(text), at: spot) }
            }
        }
    }

    /// Whether a text has full-width punctuation; if so, it is told at its own place and nothing else needs to be.
    func reportFullWidth(_ text: String, at spot: SourceSpot, isPlain: Bool = true, in form: ScalarForm = .id) -> Bool {
        if case .money = form { return false }
        if case .text = form { return false }
        guard let (offset, character) = FullWidth.first(in: text) else { return false }
        let column = spot.column + offset + (isPlain ? 0 : 1)
        log.report(.fullWidth(character), at: SourceSpot(file: spot.file, line: spot.line, column: column))
        return true
    }

    /// The same for a reference, whose text is right where such a key exists.
    private func reportFullWidth(_ text: String, unless kind: ObjectKind, at spot: SourceSpot, isPlain: Bool) -> Bool {
        !index.contains(kind, text) && reportFullWidth(text, at: spot, isPlain: isPlain)
    }

    /// A text, list or mapping where another of the three belongs; a full-width `：` is the usual cause.
    func reportShape(_ node: YamlNode, _ what: String, wants: String) {
        if case .text(let text, let isPlain) = node.content, reportFullWidth(text, at: node.spot, isPlain: isPlain) { return }
        log.report(.wrongShape(what, wants: wants, got: node.shape), at: node.spot)
    }
}
