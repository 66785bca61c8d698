import CLinuxNet
import NetInventory

extension ClockFacts {
    /// The programs that keep a Linux clock right, by the names that the kernel cuts to 15 letters.
    private static let keepers: Set = ["chronyd", "ntpd", "ntpd-rs-daemon", "openntpd", "systemd-timesyn", "ptp4l", "phc2sys"]

    /// Of this machine; the zone is the one that reports are reckoned in.
    init(_ files: KernelFiles, now: Timestamp, zone: String) {
        let folder = "/sys/devices/system/clocksource/clocksource0/"
        var state = cln_clock_state()
        // Cannot harm: the pointer is a local variable's. A sandbox may refuse the call.
        let isKnown = unsafe cln_read_clock_state(&state) == 0
        self.init(
            source: files.word(folder + "current_clocksource"),
            sources: files.word(folder + "available_clocksource")?.split(separator: " ").map(String.init) ?? [],
            discipline: isKnown
                ? Discipline(isSynchronized: state.is_synchronized != 0, mostErrorMicroseconds: state.maximum_error_us) : nil,
            keepers: Self.running(files),
            aheadOfBattery: files.number("/sys/class/rtc/rtc0/since_epoch").map { now.milliseconds / 1000 - $0 },
            zone: zone, hasZone: Self.hasData(of: zone))
    }

    private static func running(_ files: KernelFiles) -> [String] {
        let names = files.names("/proc").filter { $0.allSatisfy(\.isNumber) }.compactMap { files.word("/proc/\($0)/comm") }
        return Set(names).intersection(keepers).sorted()
    }

    private static func hasData(of zone: String) -> Bool { CivilZone(zone) != nil }
}
