internal import NetInventory

extension Milliseconds {
    /// In seconds, exactly: `192.500`.
    var secondsText: String {
        let fraction = String(count.magnitude % 1000)
        let sign = count < 0 ? "-" : ""
        return sign + String(count.magnitude / 1000) + "." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
