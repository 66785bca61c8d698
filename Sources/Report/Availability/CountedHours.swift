/// Which hours the main figures of a report count: the word after `--calendar`.
package enum CountedHours: String, Sendable, CaseIterable {
    case always = "24x7"
    case office
}
