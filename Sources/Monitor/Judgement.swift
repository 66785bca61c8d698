/// What a result did that the judge accepted.
package struct Judgement: Hashable, Sendable {
    /// What it changes in the ledger of its object; nil where it confirms what stood.
    package var change: LedgerChange?
    /// What it changes in the flags of its object.
    package var flag: FlagChange?
    /// What has to be kept of its check to go on later.
    package var record: CheckRecord

    package init(change: LedgerChange? = nil, flag: FlagChange? = nil, record: CheckRecord) {
        self.change = change
        self.flag = flag
        self.record = record
    }

    /// Whether its check is to be asked again sooner.
    package var isSuspect: Bool { record.timeline.machine.isSuspect }
}
