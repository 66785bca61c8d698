package import Monitor
import NetInventory

extension ObjectHistory {
    /// The state of every millisecond up to the end, from the words of the rule and not from its code.
    package func states() -> [ObjectState] {
        let lines = lines.map { Self.verdicts($0, until: end) }
        return (0..<Int(end)).map { moment in state(lines.map { $0[moment] }) }
    }

    package func seconds() -> [ObjectState: Int64] {
        states().reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// u, d(egraded), D(own) and nil for unmonitored, for each millisecond.
    private static func verdicts(_ line: Line, until end: Int64) -> [Character?] {
        let results = line.results.filter { $0.mark != .own && $0.mark != .blind }
        let blind = line.results.filter { $0.mark == .blind }.map(\.at)
        let spec = line.check.spec
        var labels: [Character] = []
        var state: Character = "u"
        for place in results.indices {
            labels.append(state)
            /// Where the unbroken run of such results that ends here begins; nil where it is shorter than it must be.
            func run(of marks: Set<Mark>, atLeast wanted: Int) -> Int? {
                let first = (results[...place].lastIndex { !marks.contains($0.mark) } ?? -1) + 1
                return place - first + 1 >= wanted ? first : nil
            }
            let isDown = state == "D"
            let isDegraded = state == "d"
            if !isDown, let first = run(of: [.bad], atLeast: spec.confirm) {
                state = "D"
                for dated in first...place { labels[dated] = state }
            } else if !isDown, !isDegraded, let first = run(of: [.bad, .poor], atLeast: spec.confirm) {
                state = "d"
                for dated in first...place { labels[dated] = state }
            } else if isDown || isDegraded, let first = run(of: [.good], atLeast: spec.recover) {
                state = "u"
                for dated in first...place { labels[dated] = state }
            } else if isDown, let first = run(of: [.good, .poor], atLeast: spec.recover) {
                state = "d"
                for dated in first...place { labels[dated] = state }
            }
        }
        var found: [Character?] = []
        var standing = -1
        for moment in 0..<end {
            while standing + 1 < results.count, results[standing + 1].at <= moment { standing += 1 }
            let stands = standing >= 0 && moment - results[standing].at < 2 * spec.every.count
            let isBlind = standing >= 0 && blind.contains { $0 > results[standing].at && $0 <= moment }
            found.append(stands && !isBlind ? labels[standing] : nil)
        }
        return found
    }

    private func state(_ verdicts: [Character?]) -> ObjectState {
        let known = verdicts.compactMap { $0 }
        if known.isEmpty { return .unmonitored }
        switch rule {
        case .any:
            if known.contains("u") || known.contains("d") { return Set(known) == ["u"] ? .up : .degraded }
            return known.count < verdicts.count ? .unmonitored : .down
        case .all:
            if known.contains("D") { return .down }
            if known.count < verdicts.count { return .unmonitored }
            return known.contains("d") ? .degraded : .up
        }
    }
}

extension [LedgerEntry] {
    /// The state of every millisecond up to an end.
    package func states(until end: Int64) -> [ObjectState] {
        var states: [ObjectState] = []
        for (place, entry) in enumerated() {
            if place == 0 { states += Array<ObjectState>(repeating: .unmonitored, count: Int(Swift.min(entry.at.milliseconds, end))) }
            let next = place + 1 < count ? self[place + 1].at.milliseconds : end
            states += Array<ObjectState>(repeating: entry.state, count: Int(Swift.max(0, Swift.min(next, end) - entry.at.milliseconds)))
        }
        return isEmpty ? Array<ObjectState>(repeating: .unmonitored, count: Int(end)) : states
    }
}
