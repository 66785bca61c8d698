import NetInventory

/// What the county says to netmon's side, a line each.
enum CountyReply: Hashable, Sendable {
    /// `here`: it runs, in its own namespace where it has one, and waits for the plan.
    case here
    /// `ready 130 units …`: everything answers; the rest of the line is for people.
    case ready(String)
    /// `done 1767225600000 1767225600004`: an order took effect between these moments (milliseconds since 1970).
    case done(CountyMoment)
    /// `refused …`: nothing was done, and why.
    case refused(String)

    init?(line: String) {
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "here" where rest.isEmpty: self = .here
        case "ready": self = .ready(rest)
        case "done":
            let moments = rest.split(separator: " ").compactMap { Int64($0) }
            guard moments.count == 2 else { return nil }
            self = .done(CountyMoment(before: Timestamp(milliseconds: moments[0]), after: Timestamp(milliseconds: moments[1])))
        case "refused": self = .refused(rest)
        // Any other word is not of this protocol.
        case .some, .none: return nil
        }
    }

    var line: String {
        switch self {
        case .here: "here"
        case .ready(let counts): "ready \(counts)"
        case .done(let moment): "done \(moment.before.milliseconds) \(moment.after.milliseconds)"
        case .refused(let reason): "refused \(reason)"
        }
    }
}
