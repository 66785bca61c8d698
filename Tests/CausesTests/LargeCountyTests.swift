import NetInventory
import TestHistories
import Testing

@testable import Causes

/// How much work the search does, counted in edges looked at: the same on every machine. `scripts/bench causes` tells the time.
@Suite("Causes in a large county")
struct LargeCountyTests {
    @Test("Twenty cuts among ten thousand objects are found within a few looks at each edge")
    func twentyCuts() {
        let county = LargeCounty()
        let graph = FailureGraph(county.parts)
        #expect(county.parts.vertices.count == 10_000)
        let (bad, good) = county.evidence(of: graph, cut: county.cuts)
        let (causes, work) = graph.search(bad, good)
        // Two cuts of a ring are one cause.
        #expect(causes.count == 18 && !causes.contains(where: \.hasMore))
        #expect(causes.flatMap(\.accountsFor).sorted() == bad.sorted())
        let cuts = Set(county.cuts)
        #expect(causes.allSatisfy { $0.explanations.contains { cuts.isSuperset(of: $0.objects) } })
        #expect(Set(causes.flatMap { $0.explanations.flatMap(\.objects) }).isSuperset(of: cuts))
        #expect(work < 4 * county.parts.lines.count)
    }

    @Test("Both cores lost, and everything with them: two names")
    func everything() {
        let county = LargeCounty()
        let graph = FailureGraph(county.parts)
        let (bad, good) = county.evidence(of: graph, cut: [ObjectID(.device, "core-a"), ObjectID(.device, "core-b")])
        let (causes, work) = graph.search(bad, good)
        #expect(good.isEmpty && causes.map { $0.explanations.map { $0.objects.map(\.key) } } == [[["core-a", "core-b"]]])
        #expect(work < 4 * county.parts.lines.count)
    }

    /// Sixty dark switches in a tangle with forty bad ones around it, ways everywhere: nobody can list all that may have happened.
    @Test("A tangle that has too many explanations ends within the budget, and what is named explains it", arguments: 0..<3)
    func tangle(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var parts = FailureParts()
        let dark = (0..<60).map { ObjectID(.device, "d\($0)") }
        let bad = (0..<40).map { ObjectID(.device, "b\($0)") }
        parts.vertices = [FailureParts.Vertex(ObjectID(.device, "core"), isEntry: true)] + (dark + bad).map { FailureParts.Vertex($0) }
        func join(_ a: ObjectID, _ b: ObjectID) { parts.lines.append(FailureParts.Line(ObjectID(.link, "l\(parts.lines.count)"), a, b)) }
        for one in dark {
            join(parts.vertices[0].id, one)
            for _ in 0..<4 {
                let other = dark[random.below(dark.count)]
                if other != one { join(one, other) }
            }
        }
        for one in bad { for _ in 0..<3 { join(dark[random.below(dark.count)], one) } }
        let links = parts.lines.compactMap(\.id)
        for number in 0..<30 {
            parts.bundles.append(
                FailureParts.Bundle(ObjectID(.conduit, "k\(number)"), (0..<5).map { _ in links[random.below(links.count)] }))
        }
        let graph = FailureGraph(parts)
        let (causes, work) = graph.search(Set(bad), [parts.vertices[0].id], budget: 60_000)
        // Past the budget one quick set is made up, and no more.
        #expect(work < 180_000 && causes.contains(where: \.hasMore))
        #expect(causes.flatMap(\.accountsFor).sorted() == bad.sorted())
        for cause in causes {
            for explanation in cause.explanations { #expect(graph.cutOff(by: explanation).isSuperset(of: cause.accountsFor)) }
        }
    }
}
