/// What is counted of one object, or of several together: with corrections laid over, and without them where there were any.
struct CountedSum {
    private(set) var members = 0
    private(set) var time = CountedTime()
    private var raw = CountedTime()
    private var isCorrected = false

    init() {}

    /// One object's; `raw` is nil where no correction touches it.
    init(_ time: CountedTime, raw: CountedTime?) {
        members = 1
        self.time = time
        self.raw = raw ?? time
        isCorrected = raw != nil
    }

    var result: AvailabilityResult { AvailabilityResult(time) }
    var rawResult: AvailabilityResult? { isCorrected ? AvailabilityResult(raw) : nil }

    static func += (left: inout CountedSum, right: CountedSum) {
        left.members += right.members
        left.time += right.time
        left.raw += right.raw
        left.isCorrected = left.isCorrected || right.isCorrected
    }
}
