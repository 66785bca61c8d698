package import NetInventory

/// Why something about an incident was not entered, in one sentence that says what to do.
package enum IncidentRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(Int64)
    case closed(Int64, by: String)
    case acknowledged(Int64, by: String)
    /// What is still bad of it.
    case lasting(Int64, bad: [ObjectID])
    /// The report would be of a time to come, or of one before the incident.
    case reportedLater(Int64)
    case reportedEarlier(Int64)
    case empty(_ what: String)
    case tooLong(_ what: String, most: Int)
    case steering(_ what: String)

    package var description: String {
        switch self {
        case .unknown(let number):
            "there is no incident \(number); 'netmon incidents list --all' shows them"
        case .closed(let number, let who):
            "incident \(number) was closed by \(who); what is still to be said about it goes into 'netmon incidents note \(number) TEXT'"
        case .acknowledged(let number, let who):
            "\(who) has acknowledged incident \(number) already; to add something, use 'netmon incidents note \(number) TEXT'"
        case .lasting(let number, let bad):
            "incident \(number) still lasts: \(Self.list(bad)); close it when it is over, or with --force, and it stays in the list until then"
        case .reportedLater(let number):
            "incident \(number) cannot have been reported at a time to come; give the time of the call with --at"
        case .reportedEarlier(let number):
            "incident \(number) began after that time, so it cannot have been reported then; give the time of the call with --at"
        case .empty(let what):
            "the \(what) is empty; write something"
        case .tooLong(let what, let most):
            "the \(what) has more than \(most) characters; write less"
        case .steering(let what):
            "the \(what) has control characters; write plain text"
        }
    }

    private static func list(_ bad: [ObjectID]) -> String {
        guard !bad.isEmpty else { return "what it names has not recovered" }
        let named = bad.prefix(3).map(\.description).joined(separator: ", ")
        let rest = bad.count - min(3, bad.count)
        let verb = bad.count == 1 ? "is" : "are"
        return named + (rest > 0 ? " and \(rest) more" : "") + " \(verb) not back"
    }
}
