/// What planned work (计划检修) does to the figures of a report.
package enum MaintenanceMode: String, Sendable, CaseIterable {
    /// A state of its own: in its own column, in no share.
    case honour
    /// As if nobody had declared it: the windows are not laid over, and what was measured meanwhile counts.
    case ignore
    /// Taken out of the time that was due, also where nothing was measured.
    case exclude
}
