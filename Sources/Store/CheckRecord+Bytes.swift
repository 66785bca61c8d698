import GRDB
import Monitor
import NetInventory

extension CheckTimeline {
    /// As the store keeps it: the last result, the beginning of its rule, the verdict with its four runs, the changes of its last
    /// results, and the open segments; times as differences. Version 1 had no changes.
    var bytes: [UInt8] {
        var bytes = VariableLengthBytes()
        let base = (lastHeard ?? since)?.milliseconds ?? 0
        bytes.append(unsigned: 2)
        bytes.append(base)
        // Which of the three moments there are.
        bytes.append(unsigned: (lastHeard == nil ? 0 : 1) + (lastResult == nil ? 0 : 2) + (since == nil ? 0 : 4))
        if let lastResult { bytes.append(base - lastResult.milliseconds) }
        if let since { bytes.append(base - since.milliseconds) }
        bytes.append(Int64(machine.verdict.rawValue))
        for run in [machine.good, machine.bad, machine.notGood, machine.notBad] {
            bytes.append(Int64(run.count))
            bytes.append(run.count == 0 ? 0 : base - run.since.milliseconds)
        }
        bytes.append(
            unsigned: UInt64(flaps.changes) << 3
                | (flaps.last == nil ? 0 : 1) | (flaps.wasGood ? 2 : 0) | (flaps.isFlapping ? 4 : 0))
        if let last = flaps.last { bytes.append(base - last.milliseconds) }
        for segment in segments {
            bytes.append(base - segment.at.milliseconds)
            bytes.append(Int64(segment.verdict?.rawValue ?? -1))
        }
        return bytes.bytes
    }

    /// Nil where the bytes are torn or of an unknown version.
    init?(bytes: [UInt8]) {
        var reader = VariableLengthBytes.Reader(bytes)
        guard let version = reader.nextUnsigned(), (1...2).contains(version), let base = reader.next(), let present = reader.nextUnsigned(),
            present < 8
        else { return nil }
        /// Nil for a moment that no clock shows.
        func moment(back: Int64) -> Timestamp? {
            let (at, overflow) = base.subtractingReportingOverflow(back)
            return !overflow && Row.moments.contains(at) ? Timestamp(milliseconds: at) : nil
        }
        guard moment(back: 0) != nil else { return nil }
        func moment(_ bit: UInt64) -> Timestamp?? {
            guard present & bit != 0 else { return .some(nil) }
            return reader.next().flatMap(moment(back:)).map { .some($0) }
        }
        guard let lastResult = moment(2), let since = moment(4), let number = reader.next(),
            let verdict = VerdictMachine.Verdict(rawValue: Int(number))
        else { return nil }
        var machine = VerdictMachine()
        machine.verdict = verdict
        func run() -> VerdictMachine.Run? {
            guard let count = reader.next(), (0...Int64(Int32.max) * 1000).contains(count), let back = reader.next(),
                let since = moment(back: back)
            else { return nil }
            return VerdictMachine.Run(count: Int(count), since: count == 0 ? Timestamp(milliseconds: 0) : since)
        }
        guard let good = run(), let bad = run(), let notGood = run(), let notBad = run() else { return nil }
        machine.good = good
        machine.bad = bad
        machine.notGood = notGood
        machine.notBad = notBad
        var flaps = FlapHistory()
        if version > 1 {
            guard let word = reader.nextUnsigned(), word >> 3 <= FlapHistory.mask else { return nil }
            var last: Timestamp?
            if word & 1 != 0 {
                guard let at = reader.next().flatMap(moment(back:)) else { return nil }
                last = at
            }
            flaps = FlapHistory(changes: UInt32(word >> 3), last: last, wasGood: word & 2 != 0, isFlapping: word & 4 != 0)
        }
        var segments: [Segment] = []
        while !reader.isAtEnd {
            guard let at = reader.next().flatMap(moment(back:)), let verdict = reader.next() else { return nil }
            let known = VerdictMachine.Verdict(rawValue: Int(verdict))
            guard known != nil || verdict == -1 else { return nil }
            segments.append(Segment(at: at, verdict: known))
        }
        self.init(
            machine: machine, lastResult: lastResult, lastHeard: present & 1 == 0 ? nil : Timestamp(milliseconds: base), since: since,
            segments: segments, flaps: flaps)
    }
}
