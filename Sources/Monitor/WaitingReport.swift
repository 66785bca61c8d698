import Logging
import NetInventory

/// What the log says of results that wait for the disk: at once when it begins, once a minute while it lasts, and when it has ended.
struct WaitingReport {
    struct Line: Hashable {
        var level: Logger.Level
        var text: String
    }

    /// How many may wait.
    let most: Int
    private var since: Timestamp?
    private var toldAt: Timestamp?
    private var wasFull = false

    private static let between = Milliseconds(60_000)
    /// A commit that takes longer than this is a trouble too.
    private static let slow = Milliseconds(10_000)

    init(most: Int) {
        self.most = most
    }

    /// - Parameters:
    ///   - refusal: why the last attempt was refused.
    ///   - since: when the attempt under way, or the last one, began.
    ///   - count: results that wait.
    mutating func lines(at now: Timestamp, refusal: (any Error)?, since lastTry: Timestamp, count: Int) -> [Line] {
        let isFull = count >= most
        let isSlow = count > 0 && now - lastTry >= Self.slow && refusal == nil
        guard refusal != nil || isSlow || isFull else { return end(at: now) }
        let begun = since ?? now
        since = begun
        // A clock that was set back does not silence it.
        let isDue = toldAt.map { now - $0 >= Self.between || now < $0 } ?? true
        guard isDue || isFull && !wasFull else { return [] }
        wasFull = isFull
        toldAt = now
        let why = refusal.map { "\($0)" } ?? "the store's disk is slower than the probes"
        if isFull {
            return [
                Line(
                    level: .error,
                    text: "\(why); \(count) results are held in memory, which is the most: nothing is asked until they are stored, and "
                        + "that time will be unmonitored")
            ]
        }
        return [
            Line(
                level: .warning,
                text: "\(why); probing goes on, \(count) results are held in memory (\(most) at most) and stored as soon as that works")
        ]
    }

    private mutating func end(at now: Timestamp) -> [Line] {
        guard let begun = since else { return [] }
        since = nil
        toldAt = nil
        wasFull = false
        return [
            Line(level: .notice, text: "the store takes results again, after \((now - begun).count / 1000) s; none of those held was lost")
        ]
    }
}
