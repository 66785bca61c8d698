/// The objects of one kind: in the order of the files, and by key.
package struct Registry<Item: Identified>: Sendable {
    package private(set) var items: [Item] = []
    private var positions: [String: Int] = [:]

    package init() {}

    /// Adds an item; false, and nothing done, where its key is taken.
    @discardableResult
    package mutating func add(_ item: Item) -> Bool {
        guard positions[item.key] == nil else { return false }
        positions[item.key] = items.count
        items.append(item)
        return true
    }

    /// The items for which a condition holds, in the same order.
    package func filter(_ holds: (Item) -> Bool) -> Registry {
        var some = Registry()
        for item in items where holds(item) { some.add(item) }
        return some
    }

    package subscript(_ key: String) -> Item? { positions[key].map { items[$0] } }
    package var keys: [String] { items.map(\.key) }
    package var count: Int { items.count }
}
