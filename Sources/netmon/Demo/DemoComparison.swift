import Demo
import Monitor
import NetInventory
import Report

/// The report of a demo held against what was really done: what a sceptic would work out by hand.
struct DemoComparison {
    private var expected = 0
    private var found = 0
    /// The largest distance between a reported and a real beginning or end.
    private var largest = Milliseconds.zero
    private var invented = 0
    private var untouched = 0
    private var untouchedWhole = 0
    private let cycle: Milliseconds

    init(_ results: DemoResults) {
        cycle = results.record.script.cycle
        let truth = results.record.expectedOutages
        let reported = results.unitOutages.rows + results.siteOutages.rows
        expected = truth.count
        for outage in truth {
            guard let row = reported.first(where: { $0.subject.id == outage.object && $0.state == .down }) else { continue }
            found += 1
            var distances = [row.from - outage.from]
            if let to = outage.to, let end = row.to { distances.append(end - to) }
            for distance in distances { largest = max(largest, Milliseconds(abs(distance.count))) }
        }
        let cut = Set(truth.map(\.object))
        invented = reported.count { !cut.contains($0.subject.id) }
        for row in results.units.rows + results.sites.rows where !cut.contains(row.subject.id) {
            untouched += 1
            if row.result.always.availability.map({ $0.numerator == $0.denominator }) == true { untouchedWhole += 1 }
        }
    }

    func sentence(_ language: ReportLanguage) -> String {
        let distance = language.duration(largest)
        switch language {
        case .zh:
            return "报告与实际对照：切断 \(expected) 处，报告出 \(found) 处，误报 \(invented) 处；起止时刻最多相差 \(distance)（一轮是 \(language.duration(cycle))）；"
                + "未动的 \(untouched) 个单位和网站中 \(untouchedWhole) 个为 100%。"
        case .en:
            return
                "The report against what was done: \(expected) cut, \(found) found, \(invented) invented; beginnings and ends at most \(distance) off "
                + "(a cycle is \(language.duration(cycle))); of the \(untouched) units and sites that nobody touched, \(untouchedWhole) are at 100 %."
        }
    }
}
