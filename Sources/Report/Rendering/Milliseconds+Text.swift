internal import NetInventory

extension Milliseconds {
    /// In seconds, exactly: `192.500`.
    var secondsText: String { DecimalText.scaled(count, places: 3) }
}
