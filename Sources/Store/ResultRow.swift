import Foundation
import NetInventory

/// One row of an import, read and checked.
package struct ResultRow: Hashable {
    var line = 0
    var at: Timestamp
    var target: String
    var isSuccess: Bool
    /// Nanoseconds; nil where the row gives none.
    var time: Int64?

    /// Why a row cannot be taken.
    struct Refusal: Error {
        var sentence: String
    }

    /// The longest name of a target, in bytes.
    private static let longestName = 200
    /// From 1970 to the end of 2099: beyond, a time is a mistake, such as milliseconds for seconds.
    private static let times = Int64(0)..<4_102_444_800_000

    /// Reads a line; `fields` is room that is used again.
    static func read(_ line: ArraySlice<UInt8>, number: Int, columns: Columns, fields: inout CSVFields) -> Result<ResultRow, Refusal> {
        func refused(_ sentence: String) -> Result<ResultRow, Refusal> { .failure(Refusal(sentence: sentence)) }
        guard fields.read(line) else { return refused("a quote does not close") }
        guard fields.count == columns.count else { return refused("\(fields.count) fields where the first line has \(columns.count)") }
        guard let at = moment(fields[columns.time]) else {
            return refused("the time \(fields.shown(columns.time)) is neither epoch seconds nor RFC 3339")
        }
        guard times.contains(at.milliseconds) else {
            return refused("the time \(fields.shown(columns.time)) lies outside 1970 to 2099; epoch times are in seconds")
        }
        let name = fields[columns.target]
        if let fault = fault(ofName: name) {
            return refused("the target \(name.isEmpty ? "" : fields.shown(columns.target) + " ")\(fault)")
        }
        guard let success = truth(fields[columns.success]) else {
            return refused("success is \(fields.shown(columns.success)), not 1, 0, true or false")
        }
        var time: Int64?
        if let column = columns.rtt, !fields[column].isEmpty {
            guard let nanoseconds = scaled(fields[column], digits: 9), nanoseconds >= 0, nanoseconds < 3600 * 1_000_000_000 else {
                return refused("rtt_s is \(fields.shown(column)), not seconds such as 0.0021")
            }
            time = nanoseconds
        }
        let target = String(decoding: name, as: UTF8.self)
        return .success(ResultRow(line: number, at: at, target: target, isSuccess: success, time: success ? time : nil))
    }

    /// What is wrong with the name of a target; it becomes a row of reports and is printed on terminals.
    private static func fault(ofName name: ArraySlice<UInt8>) -> String? {
        if name.isEmpty { return "is empty" }
        guard let text = String(validating: name, as: UTF8.self) else {
            return Utf8Scan.looksLikeGBK(name) ? "is GBK, not UTF-8; save the file as UTF-8" : "is not UTF-8; save the file as UTF-8"
        }
        if name.count > longestName { return "is longer than \(longestName) bytes" }
        if text.unicodeScalars.contains(where: { VisibleText.isSteering($0) || $0 == "\t" }) { return "holds a control character" }
        return nil
    }

    private static func truth(_ field: ArraySlice<UInt8>) -> Bool? {
        if field.count == 1 { return field.first == 49 ? true : field.first == 48 ? false : nil }
        switch String(decoding: field, as: UTF8.self) {
        case "true": return true
        case "false": return false
        case _: return nil
        }
    }

    private static func moment(_ field: ArraySlice<UInt8>) -> Timestamp? {
        scaled(field, digits: 3).map(Timestamp.init(milliseconds:)) ?? Timestamp(rfc3339: String(decoding: field, as: UTF8.self))
    }

    /// A decimal number times ten to the `digits`, rounded half up; nil for anything else.
    private static func scaled(_ field: ArraySlice<UInt8>, digits: Int) -> Int64? {
        var value: Int64 = 0
        var fraction: Int?
        var sawDigit = false
        var roundsUp = false
        for byte in field {
            if byte == 46, fraction == nil {
                fraction = 0
                continue
            }
            guard (48...57).contains(byte) else {
                // A number such as 1e-05, as other programs write short times; nothing else that Swift takes for a number.
                guard field.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }),
                    let number = Double(String(decoding: field, as: UTF8.self)), number.isFinite
                else { return nil }
                return sawDigit ? Int64(exactly: (number * (digits == 3 ? 1e3 : 1e9)).rounded()) : nil
            }
            sawDigit = true
            if let places = fraction {
                if places == digits { roundsUp = byte >= 53 }
                fraction = places + 1
                if places >= digits { continue }
            }
            guard value < 922_337_203_685_477_579 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        guard sawDigit else { return nil }
        for _ in 0..<max(0, digits - (fraction ?? 0)) {
            guard value < 922_337_203_685_477_579 else { return nil }
            value *= 10
        }
        return value + (roundsUp ? 1 : 0)
    }
}
