package import NetInventory
package import Probe

extension MachineFacts {
    /// What the verb has found out already: the files that it read, and where the store and the sockets are.
    package struct Reading: Sendable {
        package var configuration: ReadingFacts
        package var topology: ReadingFacts
        package var plan: PlanFacts?
        package var zone: String
        package var store: String
        package var controlSockets: [String]
        package var now: Timestamp

        package init(
            configuration: ReadingFacts, topology: ReadingFacts, plan: PlanFacts?, zone: String, store: String, controlSockets: [String],
            now: Timestamp
        ) {
            self.configuration = configuration
            self.topology = topology
            self.plan = plan
            self.zone = zone
            self.store = store
            self.controlSockets = controlSockets
            self.now = now
        }
    }

    /// Looks at this machine and changes nothing; the one packet that is sent goes to 127.0.0.1.
    package init(_ reading: Reading, prober: ICMPProber, files: KernelFiles = KernelFiles()) async {
        let store = StoreFacts(path: reading.store, files: files, now: reading.now)
        self.init(
            rights: RightsFacts(files), sockets: await SocketFacts(prober),
            clock: ClockFacts(files, now: reading.now, zone: reading.zone), network: NetworkFacts(files), store: store,
            disk: DiskFacts(store), control: ControlFacts(places: reading.controlSockets), configuration: reading.configuration,
            topology: reading.topology, plan: reading.plan)
    }
}
