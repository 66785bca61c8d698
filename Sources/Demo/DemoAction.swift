/// What the script does to an object of the county.
package enum DemoAction: String, Hashable, Sendable, CaseIterable, Codable {
    case cut, mend
}
