package import NetInventory

/// What to ask of one target, and how.
package struct ProbeQuestion: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        case address(IPAddress)
        /// A name or an address, and a port for TCP.
        case host(String, port: Int)
        case url(String)
        /// A name to resolve first and then to send echoes to.
        case name(String)
    }

    package enum FamilyChoice: Hashable, Sendable {
        case any, v4, v6
    }

    package var kind: ProbeKind
    package var target: Target
    /// Echoes or tries in the burst.
    package var count: Int
    /// From one try to the next.
    package var period: Milliseconds
    /// How long to wait for the answer to each try.
    package var timeout: Milliseconds
    /// ICMP payload bytes.
    package var size: Int
    package var family: FamilyChoice
    package var packet: PacketOptions {
        get { ownPacket?.value ?? PacketOptions() }
        set { ownPacket = newValue == PacketOptions() ? nil : Shared(newValue) }
    }
    private var ownPacket: Shared<PacketOptions>?
    /// Whether its packets carry anything but the kernel's choice.
    var hasOptions: Bool { ownPacket != nil }
    /// Whether the kernel is to stamp what leaves; without, an unpaced sweep of thousands costs less, and its times are a little long.
    package var wantsSendStamps = true
    /// What an HTTP question expects; of no meaning for the others.
    package var http: HTTPExpectation {
        get { ownHTTP?.value ?? HTTPExpectation() }
        set { ownHTTP = newValue == HTTPExpectation() ? nil : Shared(newValue) }
    }
    private var ownHTTP: Shared<HTTPExpectation>?
    /// Whether the result is to say how it came about.
    package var isExplained = false

    package init(
        kind: ProbeKind, target: Target, count: Int = 3, period: Milliseconds = Milliseconds(200), timeout: Milliseconds = .seconds(1),
        size: Int = 56, family: FamilyChoice = .any
    ) {
        self.kind = kind
        self.target = target
        self.count = count
        self.period = period
        self.timeout = timeout
        self.size = size
        self.family = family
    }
}
