/// One thing that was looked at, and how it is.
package struct Finding: Hashable, Sendable {
    package enum Area: String, CaseIterable, Sendable {
        case rights, sockets, clock, network, store, disk, control, configuration, topology
    }

    package enum State: String, Sendable {
        case ok
        /// It works, and not as well as it could.
        case warning
        /// It does not work.
        case problem
        /// Nobody could tell here.
        case unknown
    }

    package var state: State
    package var topic: Topic

    package init(_ state: State, _ topic: Topic) {
        self.state = state
        self.topic = topic
    }

    package var area: Area {
        switch topic {
        case .rights: .rights
        case .sockets: .sockets
        case .clock: .clock
        case .network: .network
        case .store: .store
        case .disk: .disk
        case .control: .control
        case .configuration: .configuration
        case .topology: .topology
        }
    }
}
