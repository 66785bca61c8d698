/// A place in a YAML text; lines and columns count from 1, columns in characters (Unicode scalars).
struct YamlMark: Hashable, Sendable {
    var line: Int
    var column: Int
}
