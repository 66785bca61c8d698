package import NetInventory

/// Who reaches whom over what, from where netmon stands: the devices of role core.
///
/// Units and devices stand or fall with a path to a core device; an application with what it needs; a disclosure site with the
/// application that answers at its address. Links, circuits, power feeds and conduits can fail, and nothing watches them directly.
package struct FailureGraph: Hashable, Sendable {
    let index: FailureIndex
    let tree: FailureTree
    let servicesAt: NumberTable
    let distances: [Int]

    package init(_ inventory: Inventory, on date: CivilDate) {
        self.init(FailureParts(inventory, on: date))
    }

    package init(_ parts: FailureParts) {
        index = FailureIndex(parts)
        tree = FailureTree(index)
        servicesAt = Self.servicesAt(index, tree)
        distances = Self.distances(index)
    }

    /// Whether it is in the graph: a device, a unit, a link, a circuit with a link, an application, a site, a conduit, a feed.
    package func contains(_ object: ObjectID) -> Bool { index.elements[object] != nil }

    /// The link that is the same thing as this circuit, or the circuit that is the same thing as this link.
    package func twin(of object: ObjectID) -> ObjectID? {
        if let link = index.linkOfCircuit[object] { return link }
        guard let element = index.elements[object], index.names[element] != object else { return nil }
        return index.names[element]
    }
}
