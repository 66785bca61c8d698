/// What planned work (计划检修) does to the figures of a report.
package enum MaintenanceMode: String, Sendable, CaseIterable {
    /// A state of its own: in its own column, in no share.
    case honour
    /// As if nobody had declared it. What the object did meanwhile is not stored, hence not known: the time counts as
    /// unmonitored, lowers the coverage and widens the bounds. Counting it as down or as up would be a guess.
    case ignore
    /// Taken out of the time that was due.
    case exclude
}
