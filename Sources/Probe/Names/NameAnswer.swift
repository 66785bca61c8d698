package import NetInventory

/// What came of resolving a name.
package enum NameAnswer: Sendable {
    /// The address to ask, and how long it took; nil where nothing had to be resolved.
    case address(IPAddress, microseconds: Double?)
    case failed(ProbeFailure)
}
