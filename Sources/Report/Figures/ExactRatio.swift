/// A share as two whole numbers, printed to as many digits as asked and never through binary floating point.
///
/// The way of rounding is named at each use. Availability is cut off (`.down`): 99.996 % prints 99.99, and 100 % appears
/// only where nothing at all was lost. Loss goes the other way (`.up`), because there the larger figure is the worse one.
package struct ExactRatio: Hashable, Sendable {
    package enum Rounding: Sendable {
        /// Cut off.
        case down
        /// To the next larger, where anything is left over.
        case up
    }

    /// In lowest terms, so that equal shares compare equal.
    package let numerator: Int64
    package let denominator: Int64

    /// Nil for a share of nothing, which is unknown; both numbers count something and are never negative.
    package init?(_ numerator: Int64, of denominator: Int64) {
        guard numerator >= 0, denominator > 0 else { return nil }
        var (divisor, rest) = (denominator, numerator)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// `0.999306`: exactly `digits` digits after the point.
    package func decimalText(digits: Int, rounding: Rounding = .down) -> String {
        scaledText(by: 1, digits: digits, rounding: rounding)
    }

    /// `99.93`, without the sign.
    package func percentText(digits: Int, rounding: Rounding = .down) -> String {
        scaledText(by: 100, digits: digits, rounding: rounding)
    }

    private func scaledText(by factor: Int128, digits: Int, rounding: Rounding) -> String {
        // 10^19 (the largest numerator) x 10^2 x 10^15 stays below 10^38, which 128 bits hold.
        let places = max(0, min(digits, 15))
        let scale = (0..<places).reduce(Int128(1)) { product, _ in product * 10 }
        let (quotient, remainder) = (Int128(numerator) * factor * scale).quotientAndRemainder(dividingBy: Int128(denominator))
        let units = quotient + (rounding == .up && remainder != 0 ? 1 : 0)
        let whole = String(units / scale)
        guard places > 0 else { return whole }
        let fraction = String(units % scale)
        return whole + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
