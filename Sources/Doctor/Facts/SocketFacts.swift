package import NetInventory

/// What came of opening netmon's own sockets, and of one echo to 127.0.0.1.
package struct SocketFacts: Hashable, Sendable {
    /// The socket of one family.
    package enum Outcome: Hashable, Sendable {
        /// `dgram` or `raw`
        case open(kind: String)
        case denied(reason: String)
        case failed(reason: String)
    }

    /// The echo to 127.0.0.1.
    package enum Echo: Hashable, Sendable {
        case answered(nanoseconds: Int64, byKernel: Bool)
        case silent(reason: String)
        /// There was no socket to send it through.
        case notSent
    }

    package var outcomes: [IPAddress.Family: Outcome]
    package var echo: Echo
    /// The limit of open files that holds, and the one that it may be raised to.
    package var descriptors: Int?
    package var mostDescriptors: Int?

    package init(outcomes: [IPAddress.Family: Outcome], echo: Echo, descriptors: Int?, mostDescriptors: Int?) {
        self.outcomes = outcomes
        self.echo = echo
        self.descriptors = descriptors
        self.mostDescriptors = mostDescriptors
    }
}
