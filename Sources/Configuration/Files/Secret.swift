/// Something that nobody but its user may see: it prints as `••••`, shows nothing of itself to a mirror, and cannot be encoded.
package struct Secret: Sendable {
    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one way to what it holds; the caller neither keeps nor prints it.
    package func reveal<Value, Failure: Error>(_ use: ([UInt8]) throws(Failure) -> Value) throws(Failure) -> Value {
        try use(bytes)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "••••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
