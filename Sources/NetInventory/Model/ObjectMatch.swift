/// What a word on the command line stands for.
package enum ObjectMatch: Hashable, Sendable {
    case found(ObjectID)
    /// Several objects match; which one was meant has to be said.
    case ambiguous([ObjectID])
    /// Nothing matches; keys and names that are near.
    case unknown(nearest: [String])
}
