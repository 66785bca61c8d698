/// The clock that results are stamped with, and who keeps it right.
package struct ClockFacts: Hashable, Sendable {
    /// What the kernel knows of its own clock (adjtimex(2)).
    package struct Discipline: Hashable, Sendable {
        package var isSynchronized: Bool
        package var mostErrorMicroseconds: Int64

        package init(isSynchronized: Bool, mostErrorMicroseconds: Int64) {
            self.isSynchronized = isSynchronized
            self.mostErrorMicroseconds = mostErrorMicroseconds
        }
    }

    /// What the kernel counts by: `tsc`, `kvm-clock`.
    package var source: String?
    package var sources: [String]
    package var discipline: Discipline?
    /// Programs that keep it right: `chronyd`.
    package var keepers: [String]
    /// The system's clock minus the one with the battery, in seconds.
    package var aheadOfBattery: Int64?
    /// The zone that reports are reckoned in, and whether this machine has its data.
    package var zone: String
    package var hasZone: Bool

    package init(
        source: String?, sources: [String], discipline: Discipline?, keepers: [String], aheadOfBattery: Int64?, zone: String, hasZone: Bool
    ) {
        self.source = source
        self.sources = sources
        self.discipline = discipline
        self.keepers = keepers
        self.aheadOfBattery = aheadOfBattery
        self.zone = zone
        self.hasZone = hasZone
    }
}
