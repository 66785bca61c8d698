internal import NetInventory

/// One thing that the topology says about an object: under its name in JSON, and in words.
struct ObjectFact: Sendable {
    let key: String
    let label: Phrase
    let value: JSONValue
    /// A line each; none where the topology says nothing.
    let words: @Sendable (ReportLanguage) -> [String]
    private var isPhone = false

    init(_ key: String, _ label: Phrase, _ text: String?) {
        (self.key, self.label, value) = (key, label, .orNull(text))
        words = { _ in text.map { [$0] } ?? [] }
    }

    init(_ key: String, _ label: Phrase, _ number: Int64?) {
        (self.key, self.label, value) = (key, label, number.map(JSONValue.int) ?? .null)
        words = { _ in number.map { [String($0)] } ?? [] }
    }

    init(_ key: String, _ label: Phrase, _ texts: [String]) {
        (self.key, self.label, value) = (key, label, .array(texts.map(JSONValue.string)))
        words = { _ in texts }
    }

    init(_ key: String, _ label: Phrase, numbers: [Int]) {
        (self.key, self.label, value) = (key, label, .array(numbers.map { .int(Int64($0)) }))
        words = { _ in numbers.isEmpty ? [] : [numbers.map { String($0) }.joined(separator: " ")] }
    }

    init(_ key: String, _ label: Phrase, _ flag: Bool) {
        (self.key, self.label, value) = (key, label, .bool(flag))
        words = { [(flag ? Phrase.yes : Phrase.no).text(in: $0)] }
    }

    init(_ key: String, _ label: Phrase, seconds: Milliseconds?) {
        (self.key, self.label, value) = (key, label, .seconds(seconds))
        words = { language in seconds.map { [language.duration($0)] } ?? [] }
    }

    /// A word of the topology's own vocabulary, which people read in their language.
    init(_ key: String, _ label: Phrase, _ code: String, _ phrase: Phrase) {
        (self.key, self.label, value) = (key, label, .string(code))
        words = { [phrase.text(in: $0)] }
    }

    /// Telephone numbers.
    init(_ key: String, _ label: Phrase, phones: [String]) {
        self.init(key, label, phones)
        isPhone = true
    }

    init(_ key: String, _ label: Phrase, phone: String?) {
        self.init(key, label, phone)
        isPhone = true
    }

    /// What may be told of it; in the place of numbers that were not asked for stands how to ask.
    func told(withPhones: Bool) -> ObjectFact {
        guard isPhone, !withPhones, !words(.en).isEmpty else { return self }
        return ObjectFact(key, label, value: .null) { [Phrase.phoneWithheld.text(in: $0)] }
    }

    private init(_ key: String, _ label: Phrase, value: JSONValue, words: @escaping @Sendable (ReportLanguage) -> [String]) {
        (self.key, self.label, self.value, self.words) = (key, label, value, words)
    }

    init(checks: [CheckSpec]) {
        (key, label, value) = ("checks", .checks, .array(checks.map(\.json)))
        words = { language in checks.map { $0.words(in: language) } }
    }
}

extension CheckSpec {
    fileprivate var asks: (kind: String, target: String) {
        switch question {
        case .icmp(let address): ("icmp", address.description)
        case .tcp(let host, let port): ("tcp", host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)")
        case .http(let url): ("http", url)
        }
    }

    fileprivate var json: JSONValue {
        .object([
            ("name", .string(name)), ("kind", .string(asks.kind)), ("target", .string(asks.target)),
            ("every_s", .seconds(every)), ("suspect_every_s", .seconds(suspectEvery)), ("count", .int(Int64(count))),
            ("timeout_s", .seconds(timeout)), ("up_if", .int(Int64(upIf))), ("confirm", .int(Int64(confirm))),
            ("recover", .int(Int64(recover))), ("poor_loss", poorLoss.map { .decimal(Self.share($0)) } ?? .null),
            ("poor_s", .seconds(poorTime)),
            (
                "flap",
                flap.map { .object([("on", .decimal(Self.share($0.on))), ("off", .decimal(Self.share($0.off)))]) } ?? .null
            ),
        ])
    }

    /// A share in as many digits as it was written with.
    private static func share(_ share: Double) -> String { "\(share)" }

    private static func percent(_ share: Double) -> String {
        let percent = (share * 1e6).rounded() / 1e4
        return (percent == percent.rounded() ? String(Int(percent)) : "\(percent)") + "%"
    }

    fileprivate func words(in language: ReportLanguage) -> String {
        var words = Phrase.checkWords.text(
            in: language, name, asks.target, language.duration(every), String(count), String(confirm), String(recover))
        if let poorLoss { words += Phrase.checkLoss.text(in: language, Self.percent(poorLoss)) }
        if let poorTime { words += Phrase.checkTime.text(in: language, language.duration(poorTime)) }
        if flap == nil { words += Phrase.checkWithoutFlap.text(in: language) }
        if let flap, flap != .usual { words += Phrase.checkFlap.text(in: language, Self.percent(flap.on), Self.percent(flap.off)) }
        return words
    }
}
