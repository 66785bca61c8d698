import Causes
import NetInventory
import TestHistories

/// Times the search for causes in a county of ten thousand devices and units with twenty cuts at once: `scripts/bench causes`.
@main
enum CausesBench {
    static func main() {
        let county = LargeCounty()
        let clock = ContinuousClock()
        var graph = FailureGraph(county.parts)
        let build = clock.measure { graph = FailureGraph(county.parts) }
        let (bad, good) = county.evidence(of: graph, cut: county.cuts)
        var causes: [Cause] = []
        let times = (0..<50).map { _ in clock.measure { causes = graph.causes(of: bad, good: good) } }.sorted()
        let cuts = Set(county.cuts)
        let right = causes.filter { $0.explanations.contains { cuts.isSuperset(of: $0.objects) } }
        let named = Set(right.flatMap { $0.explanations.flatMap(\.objects) }).intersection(cuts)
        print(
            """
            {"objects": \(county.parts.vertices.count), "links": \(county.parts.lines.count), "bad": \(bad.count), "cuts": \(cuts.count), \
            "causes": \(causes.count), "right": \(right.count), "cuts_named": \(named.count), "graph_ms": \(milliseconds(build)), \
            "median_ms": \(milliseconds(times[25])), "worst_ms": \(milliseconds(times[49]))}
            """)
    }

    private static func milliseconds(_ time: Duration) -> Double {
        let parts = time.components
        return Double(parts.seconds * 1_000) + Double(parts.attoseconds / 1_000_000_000_000) / 1_000
    }
}
