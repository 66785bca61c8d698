/// The socket through which verbs ask the running service.
package struct ControlFacts: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case absent
        /// Somebody took the connection.
        case answers
        /// There is a file, and nobody behind it.
        case nobodyListens
        case denied
        case failed(String)
    }

    package var path: String
    package var outcome: Outcome
    package var access: FileAccess?

    package init(path: String, outcome: Outcome, access: FileAccess?) {
        self.path = path
        self.outcome = outcome
        self.access = access
    }
}
