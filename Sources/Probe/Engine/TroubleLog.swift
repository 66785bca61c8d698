/// When the engine last noticed each kind of trouble with the machine it runs on, by the steady clock.
struct TroubleLog: Equatable {
    private var lateWaking = Int64.min
    private var lostArrivals = Int64.min
    private var noRoom = Int64.min

    /// A thread that wakes later than this after its time was kept from the processor: ten ticks of the engine.
    static let lateWaking: Int64 = 100_000_000

    mutating func note(_ trouble: HostTrouble, at moment: Int64) {
        if trouble.contains(.lateWaking) { lateWaking = moment }
        if trouble.contains(.lostArrivals) { lostArrivals = moment }
        if trouble.contains(.noRoom) { noRoom = moment }
    }

    /// What was noticed from a moment on.
    func since(_ moment: Int64) -> HostTrouble {
        var found: HostTrouble = []
        if lateWaking >= moment { found.insert(.lateWaking) }
        if lostArrivals >= moment { found.insert(.lostArrivals) }
        if noRoom >= moment { found.insert(.noRoom) }
        return found
    }
}
