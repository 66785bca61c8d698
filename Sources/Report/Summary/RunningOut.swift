internal import NetInventory

/// A contract that ends, or whose notice has to be given, within the next 90 days; or one that has ended and still stands there as active.
struct RunningOut: Hashable, Sendable {
    let contract: ObjectID
    let name: String
    let provider: String?
    /// The last day.
    let to: CivilDate
    /// The last day on which notice may be given; nil where the contract says nothing of it.
    let noticeBy: CivilDate?
    /// Whole days from today to the last day; negative once it is over.
    let daysLeft: Int

    static let horizon = 90

    /// In the order in which something has to be done.
    static func all(in inventory: Inventory, on today: CivilDate) -> [RunningOut] {
        inventory.contracts.items.compactMap { contract in
            guard contract.validity.status == .active, contract.validity.covers(today) else { return nil }
            let noticeBy = contract.noticeDays.map { contract.to.adding(days: -$0) }
            let first = min(noticeBy ?? contract.to, contract.to)
            guard first.dayNumber - today.dayNumber <= horizon else { return nil }
            return RunningOut(
                contract: contract.id, name: contract.name, provider: inventory.providers[contract.provider]?.name, to: contract.to,
                noticeBy: noticeBy, daysLeft: contract.to.dayNumber - today.dayNumber)
        }.sorted { ($0.noticeBy ?? $0.to, $0.contract) < ($1.noticeBy ?? $1.to, $1.contract) }
    }
}
