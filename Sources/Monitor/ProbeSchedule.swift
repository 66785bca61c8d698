package import NetInventory

/// When each check is asked: spread evenly over its interval, never bunched, never twice at a time.
///
/// A plain value: the time is handed in. The next turn is the planned one plus the interval, so nothing drifts; turns that a
/// stalled machine missed are skipped and counted, for asking them all at once would be the burst that the spreading avoids.
package struct ProbeSchedule: Sendable {
    private struct Turn: Sendable {
        var check: Check
        /// The regular beat.
        var beat: Timestamp
        /// When it is asked next: the beat, or sooner while it is suspect.
        var due: Timestamp
        var isUnderway = false
    }

    private var turns: [Turn] = []
    private var places: [Check.ID: Int] = [:]
    /// The indices of `turns` as a heap by `due`; those under way are not in it.
    private var queue: [Int] = []
    private var lastAsked: Timestamp?
    package private(set) var skippedTurns = 0
    /// Bursts are started and results taken on this grid, a multiple of the period of a burst's echoes: those of all bursts under way
    /// go out in the same batches, so that a thousand checks cost a few wake-ups a second.
    private var grid: Milliseconds

    /// How far the clock may go back before the beats are moved with it: less is the clock's own correction.
    private static let step = Milliseconds(1000)

    /// Checks of one interval are spread over it in their order, from `start` on.
    package init(_ checks: [Check], from start: Timestamp) {
        var sizes: [Milliseconds: Int64] = [:]
        for check in checks { sizes[check.spec.every, default: 0] += 1 }
        grid = Self.grid(for: checks)
        var taken: [Milliseconds: Int64] = [:]
        for check in checks {
            let every = check.spec.every
            let number = taken[every, default: 0]
            taken[every] = number + 1
            let first = start + Milliseconds(every.count * number / (sizes[every] ?? 1))
            places[check.id] = turns.count
            turns.append(Turn(check: check, beat: first, due: first))
            push(turns.count - 1)
        }
    }

    /// Goes over to other checks. Those that stay keep their beat, those under way stay under way; new ones are spread over their
    /// interval from `now` on, and so are those whose interval is another one, which are asked at their old turn as well.
    package mutating func adopt(_ checks: [Check], from now: Timestamp) {
        let former = turns
        let formerPlaces = places
        (turns, places, queue, grid) = ([], [:], [], Self.grid(for: checks))
        func turn(of check: Check) -> Turn? { formerPlaces[check.id].map { former[$0] } }
        let spread = ProbeSchedule(checks.filter { turn(of: $0)?.check.spec.every != $0.spec.every }, from: now)
        for check in checks {
            let fresh = spread.places[check.id].map { spread.turns[$0] }
            guard var next = turn(of: check) ?? fresh else { continue }
            next.check = check
            if let fresh {
                next.beat = fresh.beat
                next.due = min(next.due, fresh.due)
            }
            places[check.id] = turns.count
            turns.append(next)
            if !next.isUnderway { push(turns.count - 1) }
        }
    }

    /// As coarse as the checks allow: a tenth of the shortest interval, a fifth where a suspect one is asked again, a second at most.
    private static func grid(for checks: [Check]) -> Milliseconds {
        let period: Int64 = 200
        let finest = checks.map { min($0.spec.every.count / 10, $0.spec.suspectEvery.count / 5) }.min() ?? period
        return Milliseconds(min(1000, max(period, finest / period * period)))
    }

    /// The next line of the grid; they lie at whole multiples, so that the echoes of bursts that began on different ones fall together.
    package func line(after moment: Timestamp) -> Timestamp {
        Timestamp(milliseconds: (moment.milliseconds / grid.count + 1) * grid.count)
    }

    /// The checks whose bursts have begun and not ended.
    package var underWay: [Check.ID] { turns.filter(\.isUnderway).map(\.check.id) }

    /// The earliest moment at which something is due; nil where everything is under way.
    package var nextDue: Timestamp? { queue.first.map { turns[$0].due } }

    /// The checks that are due at `now`; each is then under way until `finish`.
    package mutating func due(at now: Timestamp) -> [Check] {
        followStep(to: now)
        var found: [Check] = []
        while let first = queue.first, turns[first].due <= now {
            pop()
            if now - turns[first].due > Self.lateness(of: turns[first].check.spec) {
                skip(first, beyond: now)
                turns[first].due = turns[first].beat
                push(first)
            } else {
                turns[first].isUnderway = true
                found.append(turns[first].check)
            }
        }
        return found
    }

    /// How late a turn may be begun: a quarter of its interval, and half a second in any case, for turns are begun on a grid.
    private static func lateness(of spec: CheckSpec) -> Milliseconds {
        max(Milliseconds(spec.every.count / 4), Milliseconds(500))
    }

    /// Moves the beat of a check beyond a moment, and counts the turns in between.
    private mutating func skip(_ place: Int, beyond now: Timestamp) {
        let late = now - turns[place].beat
        guard late >= .zero else { return }
        let missed = late.count / turns[place].check.spec.every.count + 1
        turns[place].beat = turns[place].beat + turns[place].check.spec.every * missed
        skippedTurns += Int(missed)
    }

    /// A clock that was set back takes the beats with it: else nothing would be asked until it shows the old time again.
    private mutating func followStep(to now: Timestamp) {
        if let last = lastAsked, last - now > Self.step {
            for place in turns.indices {
                turns[place].beat = turns[place].beat - (last - now)
                turns[place].due = turns[place].due - (last - now)
            }
        }
        lastAsked = now
    }

    /// The burst of a check has ended; a suspect one is asked again sooner than its beat.
    package mutating func finish(_ id: Check.ID, at now: Timestamp, isSuspect: Bool) {
        guard let place = places[id], turns[place].isUnderway else { return }
        let spec = turns[place].check.spec
        // The beat that this burst was for, where it was for one: it is not a turn missed.
        if turns[place].beat <= now { turns[place].beat = turns[place].beat + spec.every }
        skip(place, beyond: now)
        let beat = turns[place].beat
        turns[place].due = isSuspect ? min(beat, now + spec.suspectEvery) : beat
        turns[place].isUnderway = false
        push(place)
    }

    private mutating func push(_ place: Int) {
        queue.append(place)
        var child = queue.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard turns[queue[child]].due < turns[queue[parent]].due else { return }
            queue.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func pop() {
        queue.swapAt(0, queue.count - 1)
        queue.removeLast()
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < queue.count else { return }
            if child + 1 < queue.count, turns[queue[child + 1]].due < turns[queue[child]].due { child += 1 }
            guard turns[queue[child]].due < turns[queue[parent]].due else { return }
            queue.swapAt(child, parent)
            parent = child
        }
    }
}
