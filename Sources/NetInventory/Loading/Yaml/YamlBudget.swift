/// What is left of `YamlLimits.nodes` while the files of one topology are read one after the other.
final class YamlBudget {
    private var nodes = YamlLimits.nodes

    /// Takes one; false where none is left.
    func takeNode() -> Bool {
        nodes -= 1
        return nodes >= 0
    }

    /// Whether the first one too many was just asked for, so that it is told once.
    var isJustSpent: Bool { nodes == -1 }
}
