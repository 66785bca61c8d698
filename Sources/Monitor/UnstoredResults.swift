/// netmon was told to end while its store took nothing: so many results are lost with its memory.
package struct UnstoredResults: Error, Hashable, Sendable, CustomStringConvertible {
    package var count: Int
    package var reason: String

    package var description: String { "\(count) results were not stored, for \(reason)" }
}
