package import NetInventory

/// What a contract promises about one circuit: the circuit's own terms, and the contract's where those are silent.
package struct ContractPromise: Hashable, Sendable {
    /// Why time does not count against the carrier, in the words of `excluded:`.
    package enum Exclusion: String, Hashable, Sendable, CaseIterable {
        /// Planned work: a declared window, or a correction to maintenance.
        case announcedWork = "公告检修"
        /// A correction that makes the unit or a power cut answer for it.
        case unitPower = "单位停电"
        /// A correction that makes nobody of these answer (其他), and says so in its reason.
        case forceMajeure = "不可抗力"
    }

    /// As written, `99.9%`, and as a share.
    package var availabilityText: String?
    package var availability: ExactRatio?
    package var repair: Milliseconds?
    package var response: Milliseconds?
    package var reportWithin: Milliseconds?
    package var exclusions: [Exclusion]
    /// Words of `excluded:` that netmon cannot recognise in what it knows, and so does not apply.
    package var unknownExclusions: [String]

    init(_ own: Contract.ServiceLevel?, else contract: Contract.ServiceLevel?) {
        availabilityText = own?.availability ?? contract?.availability
        availability = availabilityText.flatMap(Self.share)
        repair = own?.repair ?? contract?.repair
        response = own?.response ?? contract?.response
        reportWithin = (own?.reportWithinDays ?? contract?.reportWithinDays).map { .seconds(Int64($0) * 86_400) }
        let words = [own?.excluded, contract?.excluded].compactMap { $0 }.first { !$0.isEmpty } ?? []
        exclusions = Exclusion.allCases.filter { words.contains($0.rawValue) }
        unknownExclusions = words.filter { Exclusion(rawValue: $0) == nil }
    }

    /// `99.95%` as 9995 of 10000, exactly; nil for what is no percentage.
    private static func share(_ text: String) -> ExactRatio? {
        let number = text.filter { $0 != "%" && $0 != "％" && $0 != " " }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (parts.last?.count ?? 0) <= 9, parts.allSatisfy({ Int64($0).map { $0 >= 0 } ?? false }) else {
            return nil
        }
        let digits = parts.count == 2 ? parts[1].count : 0
        guard let whole = Int64(parts.joined()) else { return nil }
        return ExactRatio(whole, of: (0..<digits + 2).reduce(1) { scale, _ in scale * 10 })
    }

    /// The stretches of an object's time that do not count.
    func excluded(from states: ObjectStates) -> [TimeSpan] {
        var spans: [TimeSpan] = []
        for exclusion in exclusions {
            switch exclusion {
            case .announcedWork:
                spans += states.windows.map(\.span) + states.corrections.filter { $0.state == .maintenance }.map(\.span)
            case .unitPower:
                spans += states.corrections.filter { $0.responsibility == .unit || $0.responsibility == .power }.map(\.span)
            case .forceMajeure:
                spans += states.corrections.filter { $0.responsibility == .other && $0.reason.contains(exclusion.rawValue) }.map(\.span)
            }
        }
        return spans.united
    }
}

extension ExactRatio {
    func isAtLeast(_ other: ExactRatio) -> Bool {
        Int128(numerator) * Int128(other.denominator) >= Int128(other.numerator) * Int128(denominator)
    }
}
