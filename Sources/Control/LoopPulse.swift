/// Whether a loop that should turn once a second still does.
package struct LoopPulse {
    private let allowance: Duration
    private var turns: Int?
    private var lastTurn: Duration

    /// `allowance`: how long it may stand still; a machine that swaps is slow, not dead. `now` and later moments: time on a clock that
    /// nobody sets.
    package init(allowance: Duration, now: Duration) {
        self.allowance = allowance
        lastTurn = now
    }

    /// `turns`: how often it has turned by now; nil while there is no loop, as between two plans: what is done then has an end.
    package mutating func beats(_ turns: Int?, at now: Duration) -> Bool {
        if turns == nil || turns != self.turns { lastTurn = now }
        self.turns = turns
        return now - lastTurn <= allowance
    }
}
