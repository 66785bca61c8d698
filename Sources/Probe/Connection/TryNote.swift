/// A step of one try that its times alone do not tell.
struct TryNote: Sendable {
    var phase: ProbeTrace.Phase
    /// Nanoseconds since the try began.
    var at: Int64
    var text: String
}
