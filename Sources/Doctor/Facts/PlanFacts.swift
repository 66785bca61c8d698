/// How many checks of the two kinds run at once in the worst case: echoes share one socket, connections take one each.
package struct PlanFacts: Hashable, Sendable {
    package var echoes: Int
    package var connections: Int

    package init(echoes: Int, connections: Int) {
        self.echoes = echoes
        self.connections = connections
    }
}
