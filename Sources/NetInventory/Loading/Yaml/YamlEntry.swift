/// A key of a mapping, where it stands, and its value.
struct YamlEntry: Sendable {
    var key: String
    var spot: SourceSpot
    var value: YamlNode
}
