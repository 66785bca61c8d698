internal import NetInventory

extension TopologyProblem {
    func json() -> JSONValue {
        .object([
            ("severity", .string(severity.rawValue)),
            ("code", .string(code)),
            ("file", .string(spot.file)),
            ("line", .int(Int64(spot.line))),
            ("column", .int(Int64(spot.column))),
            ("message", .string(message)),
            ("hint", .orNull(hint)),
        ])
    }
}
