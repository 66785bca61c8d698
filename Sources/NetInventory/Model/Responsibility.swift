/// Who answers for an outage, once somebody has decided it; the raw values are the office's own words.
package enum Responsibility: String, Hashable, Sendable, CaseIterable {
    case carrier = "运营商"
    case unit = "单位"
    case machineRoom = "机房"
    case power = "停电"
    case other = "其他"
}
