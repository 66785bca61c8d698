/// Whole numbers of small units written as decimals, exactly.
enum DecimalText {
    /// `scaled(1234, places: 3)` is `1.234`.
    static func scaled(_ number: Int64, places: Int) -> String {
        guard places > 0 else { return String(number) }
        let digits = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (number < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// The same without zeros at the end, one place kept: `0.0`, `0.25`.
    static func trimmed(_ number: Int64, places: Int) -> String {
        var text = scaled(number, places: places)
        while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
        return text
    }
}
