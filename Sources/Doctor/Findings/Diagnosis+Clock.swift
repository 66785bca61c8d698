extension Diagnosis {
    /// Counters that are read by a few instructions; any other costs a call into a device at each stamp, and some are coarse.
    static let fastSources: Set = ["tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter", "timebase", "riscv_clocksource"]
    /// The clock with the battery may be off by this many seconds; it counts whole ones.
    static let batteryTolerance: Int64 = 5
    /// Beyond this an outage's beginning is off by more than its check's period.
    package static let mostErrorMicroseconds: Int64 = 1_000_000

    mutating func judge(_ clock: ClockFacts) {
        if let source = clock.source {
            if Self.fastSources.contains(source) {
                add(.ok, .clock(.source(source)))
            } else {
                add(.warning, .clock(.slowSource(source, better: clock.sources.first(where: Self.fastSources.contains))))
            }
        } else {
            add(.unknown, .clock(.sourceUnknown))
        }
        switch clock.discipline {
        case .some(let discipline) where discipline.isSynchronized:
            add(
                discipline.mostErrorMicroseconds <= Self.mostErrorMicroseconds ? .ok : .warning,
                .clock(.synchronized(mostErrorMicroseconds: discipline.mostErrorMicroseconds, keepers: clock.keepers)))
        case .some: add(.warning, .clock(.unsynchronized(keepers: clock.keepers)))
        case nil: add(.unknown, .clock(.disciplineUnknown(keepers: clock.keepers)))
        }
        if let ahead = clock.aheadOfBattery {
            let isOff = abs(ahead) > Self.batteryTolerance
            add(isOff ? .warning : .ok, .clock(isOff ? .batteryOff(ahead: ahead) : .battery(ahead: ahead)))
        } else {
            add(.unknown, .clock(.batteryUnknown))
        }
        add(clock.hasZone ? .ok : .problem, .clock(clock.hasZone ? .zone(clock.zone) : .noZone(clock.zone)))
    }
}
