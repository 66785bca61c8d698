package import NetInventory

/// Why some objects are bad: the equally small explanations that the evidence cannot tell apart. None of them is asserted.
package struct Cause: Hashable, Sendable {
    /// In order, each of the same size; never empty.
    package var explanations: [Explanation]
    /// Whether there are more of that size than are listed.
    package var hasMore: Bool
    /// The bad objects that it accounts for, candidates among them.
    package var accountsFor: Set<ObjectID>
    /// What no explanation names and every one cuts off, watched or not: units, devices, links, circuits, applications.
    package var behind: Set<ObjectID>
    /// Named objects that, by some explanation, are at fault in their own checks alone and carry others all the same.
    package var forwarding: Set<ObjectID>

    package init(
        explanations: [Explanation], hasMore: Bool = false, accountsFor: Set<ObjectID>, behind: Set<ObjectID> = [],
        forwarding: Set<ObjectID> = []
    ) {
        self.explanations = explanations
        self.hasMore = hasMore
        self.accountsFor = accountsFor
        self.behind = behind
        self.forwarding = forwarding
    }

    /// Every object that some explanation names.
    package var candidates: Set<ObjectID> { Set(explanations.flatMap(\.objects)) }
}
