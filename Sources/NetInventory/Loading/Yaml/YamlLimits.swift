/// How large a topology may be; beyond a limit it is refused, so that no file can exhaust memory, stack or patience.
///
/// Fifty counties fit into each. What reading costs follows: about a second and 200 MiB where everything is as large as it may be.
package enum YamlLimits {
    /// 4 MiB: one file.
    package static let bytes = 4 << 20
    /// 8 MiB: all files of a folder.
    package static let folderBytes = 8 << 20
    /// Files of a folder.
    package static let files = 1000
    /// Lists and mappings inside each other. The deepest part of the vocabulary needs 7.
    package static let depth = 32
    /// Scalars, lists and mappings of all files.
    package static let nodes = 1_000_000
    /// Entries of a section: units, links, circuits …
    package static let objects = 10_000
    /// Keys of any other mapping, elements of any other list.
    package static let entries = 1000
    /// Keys that a template (`defaults.KIND`, `kinds.ID`) hands out, nested ones counted.
    package static let templateKeys = 100
    /// Holders of one address, prefix or port at different times.
    package static let holders = 200
    /// Characters (Unicode scalars) of a key.
    package static let keyLength = 256
    /// Characters (Unicode scalars) of a value.
    package static let textLength = 10_000
    /// Bytes of a line.
    package static let lineLength = 16_384
    /// Problems that are told at once.
    package static let problems = 1000
    /// Characters of a problem's sentence, and of its hint.
    package static let sentenceLength = 1000
}
