/// How large a topology file may be; beyond a limit it is refused, so that no file can exhaust memory or stack.
package enum YamlLimits {
    /// 4 MiB: some fifty counties.
    package static let bytes = 4 << 20
    /// Lists and mappings inside each other. The deepest part of the vocabulary needs 7.
    package static let depth = 32
    /// Scalars, lists and mappings of one file.
    package static let nodes = 1_000_000
    /// Characters (Unicode scalars) of a key.
    package static let keyLength = 256
    /// Problems that are told at once.
    package static let problems = 1000
}
