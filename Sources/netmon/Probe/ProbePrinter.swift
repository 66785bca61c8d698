import Glibc
import NetInventory
import Probe
import Report

/// Prints results as they come, and keeps the totals.
struct ProbePrinter {
    private let format: ProbeCommand.Format
    private let onlyTotals: Bool
    private let width: Int
    private let begin = ContinuousClock.now
    private(set) var totals = ProbeTotals()
    /// Why netmon itself could not ask: the first such failure.
    private(set) var missingRight: String?

    init(format: ProbeCommand.Format, onlyTotals: Bool, width: Int) {
        self.format = format
        self.onlyTotals = onlyTotals
        // One very long target shall not push all others off the screen.
        self.width = min(width, 40)
    }

    mutating func add(label: String, _ result: ProbeResult) {
        totals.add(result)
        if missingRight == nil, let failure = result.failure, failure.code == .permission { missingRight = failure.detail }
        guard !onlyTotals else { return }
        switch format {
        case .text:
            print(VisibleText.of(ProbeLine(label: label, result: result).text(width: width)))
            for line in result.trace?.lines ?? [] { print(VisibleText.of(line)) }
        case .json: print(ProbeLine.json(label: label, result: result).text(pretty: false))
        }
    }

    mutating func add(label: String, _ both: FamilyComparison) {
        add(label: label, both.v4)
        add(label: label, both.v6)
        guard !onlyTotals else { return }
        let line = FamilyLine(label: label, both)
        switch format {
        case .text: print(VisibleText.of(line.text))
        case .json: print(line.json.text(pretty: false))
        }
    }

    func printTotals() {
        guard onlyTotals else { return }
        var totals = totals
        let elapsed = ContinuousClock.now - begin
        totals.elapsedMicroseconds = elapsed.components.seconds * 1_000_000 + elapsed.components.attoseconds / 1_000_000_000_000
        totals.cpuMicroseconds = Self.processorMicroseconds()
        switch format {
        case .text: print(totals.text)
        case .json: print(totals.json.text(pretty: false))
        }
    }

    private static func processorMicroseconds() -> Int64 {
        var usage = rusage()
        // Cannot fail: the pointer is a local variable's.
        unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Int64($1.tv_sec) * 1_000_000 + Int64($1.tv_usec) }
    }
}
