extension CheckResult {
    /// The time in the middle, of an even number the mean of the two in the middle, in nanoseconds; nil without times.
    ///
    /// Exact, unlike the percentiles of reports: it is held against a limit, and a stored result must be judged tomorrow as it was today.
    package var median: Double? {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        return (Double(sorted[(sorted.count - 1) / 2]) + Double(sorted[sorted.count / 2])) / 2
    }
}
