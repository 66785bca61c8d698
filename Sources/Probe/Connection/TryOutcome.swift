import NetInventory

/// What one try over a connection came to.
struct TryOutcome: Sendable {
    /// Nil when it was not answered.
    var nanoseconds: Int64?
    var phases = ProbePhases()
    /// The HTTP status, where one came.
    var status: Int?
    /// What was seen of the server's TLS, where it has any.
    var tls: Shared<TLSSight>?
    /// What a name server answered.
    var dns: Shared<DNSSight>?
    /// Nil when it was answered.
    var failure: ProbeFailure?
    /// What else was seen, for the reader who asks; empty where nobody does.
    var notes: [TryNote] = []
}
