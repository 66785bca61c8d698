package import NetInventory

/// The language in which a report speaks: the word after `--lang`.
package enum ReportLanguage: String, Sendable, CaseIterable {
    case zh, en

    /// What stands for a figure that nobody measured.
    var unknown: String { "-" }

    var listSeparator: String {
        switch self {
        case .zh: "、"
        case .en: ", "
        }
    }

    /// `99.93%`, cut off after two digits.
    func percent(_ ratio: ExactRatio?, rounding: ExactRatio.Rounding = .down) -> String {
        ratio.map { $0.percentText(digits: 2, rounding: rounding) + "%" } ?? unknown
    }

    func number(_ number: Int?) -> String { number.map { String($0) } ?? unknown }

    /// `3m 12s`, `3分12秒`: every unit that is not zero, and milliseconds as a fraction, so that nothing is rounded.
    package func duration(_ length: Milliseconds?) -> String {
        guard let length else { return unknown }
        let seconds = length.count / 1000
        var parts = zip([seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60], unitSigns)
            .filter { $0.0 > 0 }.map { String($0.0) + $0.1 }
        let rest = Milliseconds(length.count % 60_000)
        if rest > .zero || parts.isEmpty { parts.append(Self.shortSeconds(rest) + secondSign) }
        return parts.joined(separator: partSeparator)
    }

    /// Seconds without the zeros at the end: `12`, `12.5`.
    private static func shortSeconds(_ length: Milliseconds) -> String {
        var text = length.secondsText
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    private var unitSigns: [String] {
        switch self {
        case .zh: ["天", "小时", "分"]
        case .en: ["d", "h", "m"]
        }
    }

    private var secondSign: String {
        switch self {
        case .zh: "秒"
        case .en: "s"
        }
    }

    private var partSeparator: String {
        switch self {
        case .zh: ""
        case .en: " "
        }
    }
}
