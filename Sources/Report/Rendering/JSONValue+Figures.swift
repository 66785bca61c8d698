package import NetInventory

extension JSONValue {
    package static func orNull(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    package static func orNull(_ number: Int?) -> JSONValue { number.map { .int(Int64($0)) } ?? .null }

    /// A share from 0 to 1: `0.999306`; cut off unless a loss says otherwise.
    package static func share(_ ratio: ExactRatio?, digits: Int = 6, rounding: ExactRatio.Rounding = .down) -> JSONValue {
        ratio.map { .decimal($0.decimalText(digits: digits, rounding: rounding)) } ?? .null
    }

    /// A length of time in seconds to the millisecond: `7200.000`.
    package static func seconds(_ length: Milliseconds?) -> JSONValue { length.map { .decimal($0.secondsText) } ?? .null }

    /// Milliseconds as seconds, nanoseconds as microseconds: a thousandth of a ratio, to three digits.
    static func thousandths(_ ratio: ExactRatio?) -> JSONValue { ratio.map { .decimal($0.thousandthsText) } ?? .null }
}

extension ExactRatio {
    /// A thousandth of it to three digits, cut off.
    var thousandthsText: String {
        let whole = numerator / denominator
        return Milliseconds(whole).secondsText
    }
}
