package import NetInventory

/// The one source of time for what decides and judges: the machine's clock in the service, a manual one in tests.
package protocol MonitorClock: Sendable {
    func now() -> Timestamp
    func sleep(until moment: Timestamp) async throws
}
