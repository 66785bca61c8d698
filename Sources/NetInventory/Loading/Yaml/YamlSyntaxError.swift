/// Why a text is not YAML, in libyaml's words, and where.
struct YamlSyntaxError: Error {
    /// What libyaml met: `did not find expected key`.
    var problem: String
    /// What it was doing: `while scanning a quoted scalar`.
    var context: String?
    var mark: YamlMark
    /// Where it began to do so.
    var contextMark: YamlMark?
}
