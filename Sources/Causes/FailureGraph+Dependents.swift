package import NetInventory

extension FailureGraph {
    /// Everything that loses all its paths when these are taken away; as long as the graph has no edges, nothing does.
    package func dependents(onAnyOf objects: Set<ObjectID>) -> Set<ObjectID> { [] }
}
