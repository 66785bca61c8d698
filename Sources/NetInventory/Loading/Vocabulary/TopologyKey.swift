/// The keys that one kind of object takes: a closed list, whose raw values are the words in the file.
///
/// To add a key, add a case and its line in `rule`; the checker, the documentation and the JSON Schema follow.
package protocol TopologyKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var rule: KeyRule { get }
}
