/// Something wrong with a topology, told so that its writer can mend it.
package struct TopologyProblem: Hashable, Sendable, Error {
    package enum Severity: String, Sendable {
        /// The topology cannot be used.
        case error
        case warning
    }

    package var severity: Severity
    /// Stable for ever: `E0213`.
    package var code: String
    package var spot: SourceSpot
    package var message: String
    package var hint: String?

    package init(severity: Severity, code: String, spot: SourceSpot, message: String, hint: String?) {
        self.severity = severity
        self.code = code
        self.spot = spot
        self.message = message
        self.hint = hint
    }

    /// `file:line:col: severity CODE: sentence (hint)`
    package var line: String {
        "\(spot): \(severity.rawValue) \(code): \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}
