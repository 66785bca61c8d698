import ServiceLifecycle

/// Takes a changed topology folder by itself (`reload: auto`).
struct TopologyWatchService: Service, CustomStringConvertible {
    let control: ServiceControl

    /// ServiceLifecycle asks for it; by default it would print the whole inventory.
    var description: String { "topology watch" }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(1))
                // A folder on a server that is gone may let whoever looks at it wait.
                await BlockingCall.run { [control] in control.followFolder() }
            }
        }
    }
}
