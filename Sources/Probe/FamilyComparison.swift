/// The same question over IPv4 and over IPv6: what a name that has both gives to those who come over the one or the other.
package struct FamilyComparison: Hashable, Sendable {
    package enum Difference: Hashable, Sendable {
        /// Only one of the two answered.
        case onlyV4, onlyV6
        /// Both answered over HTTP, with another status.
        case status(v4: Int, v6: Int)
        /// Both showed a certificate, and not the same one.
        case certificate
    }

    package let v4: ProbeResult
    package let v6: ProbeResult

    package init(v4: ProbeResult, v6: ProbeResult) {
        self.v4 = v4
        self.v6 = v6
    }

    /// What is not the same over both; empty too where neither answered.
    package var differences: [Difference] {
        var found: [Difference] = []
        if v4.isAnswered != v6.isAnswered { found.append(v4.isAnswered ? .onlyV4 : .onlyV6) }
        if let one = v4.status, let other = v6.status, one != other { found.append(.status(v4: one, v6: other)) }
        if let one = v4.tls?.chain.first, let other = v6.tls?.chain.first, one != other { found.append(.certificate) }
        return found
    }

    /// How much longer the median over IPv6 is, in nanoseconds; nil unless both answered.
    package var medianDifference: Int64? {
        guard let one = v4.summary, let other = v6.summary else { return nil }
        return other.median - one.median
    }
}

extension Prober {
    /// Asks over both at once; the question's own choice of family does not count.
    package func compareFamilies(_ question: ProbeQuestion) async -> FamilyComparison {
        var (overV4, overV6) = (question, question)
        overV4.family = .v4
        overV6.family = .v6
        async let v4 = probe(overV4)
        async let v6 = probe(overV6)
        return FamilyComparison(v4: await v4, v6: await v6)
    }
}
