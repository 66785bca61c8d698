import NetInventory
import Report
import Store

extension ReportOptions.Material {
    /// The history of the period and of what still goes on, with the incidents of that time.
    func evidence() throws(CommandFailure) -> KnownHistory {
        let untilNow = TimeSpan(from: period.span.from, to: period.now)
        return try history(try failing { try reader.ledger(in: untilNow, now: period.now) }, in: untilNow)
    }
}
