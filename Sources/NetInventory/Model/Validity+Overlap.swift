extension Validity {
    /// Whether there is a day on which both are due.
    func overlaps(_ other: Validity) -> Bool {
        if let until, let start = other.since, until <= start { return false }
        if let until = other.until, let since, until <= since { return false }
        return true
    }
}
