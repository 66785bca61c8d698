/// A result of a sweep, and the place of its question.
struct SweepArrival {
    var place: Int
    var result: ProbeResult
}
