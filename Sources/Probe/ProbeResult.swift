package import NetInventory

/// What one burst measured.
///
/// A sweep holds tens of thousands of them, and hands each on a few times: what few have is kept outside.
package struct ProbeResult: Hashable, Sendable {
    package enum StampSource: String, Sendable {
        /// Both ends of the time were stamped by the kernel.
        case kernel
        /// At least one end was read in user space.
        case user
    }

    package var question: ProbeQuestion
    /// When the first try went out.
    package var startedAt: Timestamp
    /// The address that was asked; nil where a name did not resolve.
    package var address: IPAddress?
    package var sent: Int
    package var received: Int
    package var duplicates: Int
    /// Round-trip times of the answered tries in the order of sending, in nanoseconds.
    package var times: [Int64]
    package var stamps: StampSource
    /// Of the last answered try (TCP, HTTP).
    package var phases: ProbePhases? {
        get { sharedPhases?.value }
        set { sharedPhases = newValue.map(Shared.init) }
    }
    private var sharedPhases: Shared<ProbePhases>?
    /// The HTTP status of the last try, where there was one.
    package var status: Int?
    /// The reason of the last unanswered try; nil when every try was answered.
    package var failure: ProbeFailure? {
        get { sharedFailure?.value }
        set { sharedFailure = newValue.map(Shared.init) }
    }
    private var sharedFailure: Shared<ProbeFailure>?
    /// What was last seen of the target's TLS, also where it is not to be believed (TLS, HTTP).
    package var tls: TLSSight? {
        get { sharedTLS?.value }
        set { sharedTLS = newValue.map(Shared.init) }
    }
    var sharedTLS: Shared<TLSSight>?
    /// What the name server last answered, whether it is what was asked for or not (DNS).
    package var dns: DNSSight? {
        get { sharedDNS?.value }
        set { sharedDNS = newValue.map(Shared.init) }
    }
    var sharedDNS: Shared<DNSSight>?
    /// What was wrong with this machine meanwhile.
    package var trouble: HostTrouble = []
    /// How it came about, where the question asked for that.
    package var trace: ProbeTrace?

    package init(
        question: ProbeQuestion, startedAt: Timestamp, address: IPAddress? = nil, sent: Int, received: Int, duplicates: Int = 0,
        times: [Int64] = [], stamps: StampSource = .user, phases: ProbePhases? = nil, status: Int? = nil, failure: ProbeFailure? = nil
    ) {
        self.question = question
        self.startedAt = startedAt
        self.address = address
        self.sent = sent
        self.received = received
        self.duplicates = duplicates
        self.times = times
        self.stamps = stamps
        sharedPhases = phases.map(Shared.init)
        self.status = status
        sharedFailure = failure.map(Shared.init)
    }

    /// Whether the target answered at all.
    package var isAnswered: Bool { received > 0 }
    /// The share of tries without an answer, 0…1; nil when none was sent.
    package var loss: Double? { sent == 0 ? nil : Double(sent - received) / Double(sent) }
    package var summary: TimeSummary? { TimeSummary(times) }
}
