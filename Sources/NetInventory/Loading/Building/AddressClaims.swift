/// Who claims which addresses, when: what the checks for overlaps compare.
enum AddressClaims {
    struct Block {
        var prefix: IPPrefix
        var vrf: String
        var owner: ObjectID
        var spot: SourceSpot
        var validity: Validity

        var title: String { owner.kind == .prefix ? prefix.description : "\(prefix) of \(owner)" }
    }

    struct Address {
        var address: IPAddress
        /// Two claims meet only within one: a VRF, or the management addresses.
        var space: String
        var owner: ObjectID
        var spot: SourceSpot
        var validity: Validity
        /// Whether it follows from the unit's prefix.
        var isDerived: Bool
    }

    /// Pairs of blocks of one VRF that overlap at the same time, up to as many as can be told.
    ///
    /// Sorted by network, blocks nest like brackets: a stack of those still open holds all that can overlap the next. O(n log n), because
    /// the stack is bounded: a block that lies in too many others, which hold it at different times, is handed to `crowded`.
    static func overlaps(
        _ blocks: [Block], limit: Int = YamlLimits.problems, crowded: (Block) -> Void
    ) -> [(inner: Block, outer: Block)] {
        var pairs: [(inner: Block, outer: Block)] = []
        var open: [Block] = []
        let sorted = blocks.sorted { ($0.vrf, $0.prefix, $0.spot) < ($1.vrf, $1.prefix, $1.spot) }
        for block in sorted {
            while let top = open.last, top.vrf != block.vrf || !top.prefix.contains(block.prefix) { open.removeLast() }
            for outer in open.reversed() where outer.validity.overlaps(block.validity) { pairs.append((block, outer)) }
            if pairs.count >= limit { break }
            guard open.count < YamlLimits.holders else {
                crowded(block)
                break
            }
            open.append(block)
        }
        return pairs
    }
}
