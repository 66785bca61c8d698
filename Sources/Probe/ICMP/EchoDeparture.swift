import NetInventory

/// What the kernel is to be told about one echo that goes out.
struct EchoDeparture {
    var address: IPAddress
    /// Payload bytes.
    var size: Int
    /// Whether the kernel is to say when it left.
    var isStamped: Bool
    /// The index of the interface to leave by; 0 for the routes' choice.
    var interface: UInt32
    /// The header fields, where they are others than the kernel's choice.
    var packet: PacketOptions?

    var isUncut: Bool { packet?.dontFragment ?? false }
}
