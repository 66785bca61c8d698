/// A check that the topology asks for: one question, how often, and what makes it down.
///
/// The defaults are those of the state rules: `every: 30s, count: 5, up_if: 1, confirm: 3, recover: 2`, a suspect asked again every 5 s.
package struct CheckSpec: Hashable, Sendable {
    package enum Question: Hashable, Sendable {
        case icmp(IPAddress)
        case tcp(host: String, port: Int)
        case http(url: String)
    }

    /// Its name within the object: `icmp`, `icmp-2`, `http`.
    package var name: String
    package var question: Question
    package var every: Milliseconds
    package var suspectEvery: Milliseconds
    package var count: Int
    package var timeout: Milliseconds
    /// Good when at least this many of `count` answered.
    package var upIf: Int
    package var confirm: Int
    package var recover: Int
    /// Answered, but poor: more than this share of the burst lost (0…1); nil for no limit.
    package var poorLoss: Double?
    /// Answered, but poor: a median above this; nil for no limit.
    package var poorTime: Milliseconds?
    /// What makes it *flapping*; nil where nothing does.
    package var flap: FlapLimits?

    package init(
        name: String, question: Question, every: Milliseconds = .seconds(30), suspectEvery: Milliseconds = .seconds(5),
        count: Int = 5, timeout: Milliseconds = .seconds(1), upIf: Int = 1, confirm: Int = 3, recover: Int = 2,
        poorLoss: Double? = nil, poorTime: Milliseconds? = nil, flap: FlapLimits? = .usual
    ) {
        self.name = name
        self.question = question
        self.every = every
        self.suspectEvery = suspectEvery
        self.count = count
        self.timeout = timeout
        self.upIf = upIf
        self.confirm = confirm
        self.recover = recover
        self.poorLoss = poorLoss
        self.poorTime = poorTime
        self.flap = flap
    }
}
