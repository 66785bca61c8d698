/// A JSON value whose objects keep the order in which they were written (RFC 8259).
///
/// Numbers with a fraction are texts made by exact arithmetic: no published figure goes through binary floating point.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    /// A number as it is to stand there, such as `56.62`.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    package func text(pretty: Bool = false) -> String {
        var out = ""
        write(to: &out, pretty: pretty, depth: 0)
        return out
    }

    private func write(to out: inout String, pretty: Bool, depth: Int) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .int(let value): out += String(value)
        case .decimal(let value): out += value
        case .string(let value): Self.quote(value, to: &out)
        case .array(let values):
            Self.list(values, "[", "]", to: &out, pretty, depth) { value, out in value.write(to: &out, pretty: pretty, depth: depth + 1) }
        case .object(let members):
            Self.list(members, "{", "}", to: &out, pretty, depth) { member, out in
                Self.quote(member.0, to: &out)
                out += pretty ? ": " : ":"
                member.1.write(to: &out, pretty: pretty, depth: depth + 1)
            }
        }
    }

    private static func list<Element>(
        _ items: [Element], _ open: String, _ close: String, to out: inout String, _ pretty: Bool, _ depth: Int,
        _ write: (Element, inout String) -> Void
    ) {
        out += open
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            if pretty { out += "\n" + String(repeating: "  ", count: depth + 1) }
            write(item, &out)
        }
        if pretty, !items.isEmpty { out += "\n" + String(repeating: "  ", count: depth) }
        out += close
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            case _: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
