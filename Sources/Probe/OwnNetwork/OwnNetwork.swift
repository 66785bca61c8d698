package import NetInventory

/// What this machine can see of its own network without sending anything.
package protocol OwnNetwork: Sendable {
    /// How packets would leave for an address now; nil where there is no route.
    func path(to address: IPAddress) -> OwnPath?
    /// Nil where there is no such interface.
    func link(_ interface: String) -> OwnLink?
    /// Whether the kernel asked for a neighbour's hardware address and got none.
    func isUnresolved(_ neighbour: IPAddress, on interface: String) -> Bool
    /// Answers that the kernel had to throw away so far, because they were not read in time.
    var drops: Int { get }
}
