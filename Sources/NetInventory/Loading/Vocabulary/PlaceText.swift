/// Where a device is: `core-room/a01/30` (location, rack, lowest rack unit) or `core-room`.
struct PlaceText {
    var location: String
    /// The rack's key, `core-room/a01`.
    var rack: String?
    var unit: Int?

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 1 || parts.count == 3, parts.allSatisfy({ ScalarText.isID($0) }) else { return nil }
        location = parts[0]
        guard parts.count == 3 else { return }
        guard let number = ScalarText.wholeNumber(parts[2]), number > 0 else { return nil }
        rack = parts[0] + "/" + parts[1]
        unit = Int(number)
    }
}
