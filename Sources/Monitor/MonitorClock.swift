package import NetInventory

/// The one source of time for what decides and judges: the machine's clock in the service, a manual one in tests.
package protocol MonitorClock: Sendable {
    func now() -> Timestamp
    func sleep(until moment: Timestamp) async throws
    /// Time that nobody sets and that passes while the machine sleeps, from some start of its own: against it a clock that was set shows.
    func steady() -> Milliseconds
}

extension MonitorClock {
    /// A clock that nobody sets is its own measure.
    package func steady() -> Milliseconds { Milliseconds(now().milliseconds) }
}
