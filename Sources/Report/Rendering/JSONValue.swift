internal import NetInventory

/// A JSON document (RFC 8259) whose members keep their order and whose decimals keep their digits.
///
/// Foundation's encoder does neither: it prints 0.999306 through a binary double and sorts or shuffles the keys.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    /// A number as it shall be printed; it must be one by JSON's grammar, as `ExactRatio` prints it.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// On one line, or with an indent of two spaces a level; without a line feed at the end.
    package func text(pretty: Bool = false) -> String {
        var text = ""
        write(to: &text, indent: pretty ? 0 : nil)
        return text
    }

    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .decimal(let digits): text += digits
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            Self.write(values, between: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                Self.write(member.0, to: &text)
                text += indent == nil ? ":" : ": "
                member.1.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part], between marks: (open: String, close: String), to text: inout String, indent: Int?,
        writePart: (Part, inout String, Int?) -> Void
    ) {
        text += marks.open
        let inner = indent.map { $0 + 1 }
        for (position, part) in parts.enumerated() {
            if position > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: "  ", count: inner) }
            writePart(part, &text, inner)
        }
        if let indent, !parts.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += marks.close
    }

    /// Control characters and marks of direction are escaped, so that a name can neither end a line nor steer a terminal.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where VisibleText.isSteering(scalar):
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
