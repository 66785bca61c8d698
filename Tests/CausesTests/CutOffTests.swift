import NetInventory
import Testing

@testable import Causes

@Suite("What is cut off")
struct CutOffTests {
    @Test("By a single failure: the tree says what looking at all paths says, also where lines were taken out of a network")
    func treeAgreesWithPaths() {
        var compared = 0
        for seed in UInt64(0)..<120 {
            var network = RandomNetwork(seed: seed)
            for _ in 0..<3 where !network.parts.lines.isEmpty {
                let graph = FailureGraph(network.parts)
                for element in 0..<graph.index.lines.upperBound {
                    let state = FailureState(graph.index, failing: [element])
                    let paths = (0..<graph.index.names.count).filter { $0 == element || state.isCutOff($0, graph.index) }
                    #expect(
                        Set(graph.elementsLost(failing: [element])).union([element]) == Set(paths),
                        "\(network) \(graph.index.names[element])")
                    compared += 1
                }
                network.parts.lines.remove(at: Int(seed) % network.parts.lines.count)
            }
        }
        #expect(compared > 1000)
    }
}
