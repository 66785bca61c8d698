import NetInventory

/// Notices that the clock was set, by what it shows against what it must show at least, and says so in one sentence.
///
/// The ledger keeps what was judged: results of a time that was judged already are refused, and time that was jumped over is
/// unmonitored where no result stands in it.
struct ClockWatch {
    private var latest: Timestamp?
    private var wake: Timestamp?

    /// Less is the clock's own correction, or a machine that is slow to wake.
    private static let step = Milliseconds(1000)
    private static let late = Milliseconds(10_000)

    /// `lastHeard`: the newest result in the store.
    init(lastHeard: Timestamp?) {
        latest = lastHeard
    }

    /// Notes until when the service sleeps.
    mutating func sleeps(until moment: Timestamp) {
        wake = moment
    }

    /// What is to be said of the time that the clock shows; nil where it is as expected.
    mutating func look(_ now: Timestamp) -> String? {
        let expected = (latest: latest, wake: wake)
        latest = now
        wake = nil
        if let latest = expected.latest, latest - now > Self.step {
            return
                "the clock shows a time \((latest - now).count / 1000) s before the newest result: for so long results are refused, because "
                + "that time is judged already; set the clock right"
        }
        if let wake = expected.wake, now - wake > Self.late {
            return
                "netmon woke \((now - wake).count / 1000) s late, because the clock was set forwards or the machine stood still: what no "
                + "result covers of that time is unmonitored"
        }
        return nil
    }
}
