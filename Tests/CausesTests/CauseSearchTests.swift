import NetInventory
import Testing

@testable import Causes

@Suite("Causes on random networks")
struct CauseSearchTests {
    /// All ways to choose one explanation of each cause.
    private static func family(_ causes: [Cause]) -> Set<Explanation> {
        var sets: [[ObjectID]] = [[]]
        for cause in causes { sets = sets.flatMap { set in cause.explanations.map { set + $0.objects } } }
        return Set(sets.map { Explanation($0) })
    }

    @Test("hold members that nothing tells apart: whoever asserts one is wrong wherever it was another")
    func nobodyIsAsserted() throws {
        var asserted = 0
        for seed in UInt64(0)..<300 {
            let network = RandomNetwork(seed: seed)
            let causes = FailureGraph(network.parts).causes(of: network.bad, good: network.good)
            guard causes.contains(where: { $0.explanations.count > 1 }), causes.allSatisfy({ $0.forwarding.isEmpty && !$0.hasMore }) else {
                continue
            }
            let family = Self.family(causes)
            let naive = NaiveNetwork(network.parts)
            // In the world where exactly these failed, the same objects are bad and the same are good.
            let worlds = family.filter { explanation in
                let working = naive.working(without: Set(explanation.objects))
                return working.isDisjoint(with: network.bad) && working.isSuperset(of: network.good)
            }
            #expect(worlds == family, "\(network)")
            for one in causes where one.explanations.count > 1 {
                var bold = causes
                bold[try #require(causes.firstIndex(of: one))].explanations = [one.explanations[0]]
                #expect(Self.family(bold) != worlds, "\(network)")
                asserted += 1
            }
        }
        #expect(asserted > 30)
    }

    @Test("are those that trying every set of failures gives", arguments: 0..<8)
    func exact(part: UInt64) throws {
        var compared = 0
        for seed in part * 100_000..<part * 100_000 + 80 {
            let network = RandomNetwork(seed: seed)
            let graph = FailureGraph(network.parts)
            let causes = graph.causes(of: network.bad, good: network.good)
            // Each bad object in exactly one cause.
            #expect(causes.flatMap(\.accountsFor).sorted() == network.bad.sorted(), "\(network)")
            for cause in causes {
                #expect(!cause.explanations.isEmpty && cause.explanations == cause.explanations.sorted(), "\(network)")
                #expect(cause.behind.isDisjoint(with: cause.candidates.union(network.good)), "\(network)")
                for explanation in cause.explanations {
                    let lost = graph.cutOff(by: explanation)
                    #expect(lost.isSuperset(of: cause.accountsFor), "\(network)")
                }
            }
            guard let expected = NaiveNetwork(network.parts).explanations(bad: network.bad, good: network.good, atMost: 4) else { continue }
            guard !causes.contains(where: \.hasMore) else { continue }
            let actual = Self.family(causes)
            #expect(
                actual == expected,
                "\(network) missing \(expected.subtracting(actual).sorted().map(\.objects)) extra \(actual.subtracting(expected).sorted().map(\.objects))"
            )
            compared += 1
        }
        #expect(compared > 60)
    }
}
