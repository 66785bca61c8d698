/// What identifies an object for ever: its kind and its key, written `unit/jyj`.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let kind: ObjectKind
    package let key: String

    package init(_ kind: ObjectKind, _ key: String) {
        self.kind = kind
        self.key = key
    }

    /// Reads `kind/key`; nil where the word before the first slash is not a kind.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/"), let kind = ObjectKind(rawValue: String(text[..<slash])) else { return nil }
        let key = text[text.index(after: slash)...]
        guard !key.isEmpty else { return nil }
        self.init(kind, String(key))
    }

    package static func < (left: ObjectID, right: ObjectID) -> Bool { (left.kind, left.key) < (right.kind, right.key) }
    package var description: String { "\(kind.rawValue)/\(key)" }
}
