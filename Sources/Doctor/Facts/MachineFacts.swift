/// What was found out about this machine: the whole material of a diagnosis. Nil means that nobody could tell.
package struct MachineFacts: Hashable, Sendable {
    package var rights: RightsFacts
    package var sockets: SocketFacts
    package var clock: ClockFacts
    package var network: NetworkFacts
    package var store: StoreFacts
    package var disk: DiskFacts
    package var control: ControlFacts
    package var configuration: ReadingFacts
    package var topology: ReadingFacts
    /// What the topology asks for today; nil without a usable topology.
    package var plan: PlanFacts?

    package init(
        rights: RightsFacts, sockets: SocketFacts, clock: ClockFacts, network: NetworkFacts, store: StoreFacts, disk: DiskFacts,
        control: ControlFacts, configuration: ReadingFacts, topology: ReadingFacts, plan: PlanFacts?
    ) {
        self.rights = rights
        self.sockets = sockets
        self.clock = clock
        self.network = network
        self.store = store
        self.disk = disk
        self.control = control
        self.configuration = configuration
        self.topology = topology
        self.plan = plan
    }
}
