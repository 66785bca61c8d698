/// Who waits, in the order in which they came; taking the first one costs the same however many wait.
struct WaitingLine<Element> {
    private var all: [Element] = []
    private var first = 0

    var isEmpty: Bool { first == all.count }
    var count: Int { all.count - first }

    mutating func append(_ element: Element) {
        all.append(element)
    }

    mutating func popFirst() -> Element? {
        guard first < all.count else { return nil }
        let element = all[first]
        first += 1
        if first == all.count {
            all.removeAll(keepingCapacity: true)
            first = 0
        } else if first >= 1024, first * 2 >= all.count {
            all.removeFirst(first)
            first = 0
        }
        return element
    }

    /// Takes out and returns those that a rule picks; the others keep their order.
    mutating func remove(where isPicked: (Element) -> Bool) -> [Element] {
        var kept: [Element] = []
        var picked: [Element] = []
        while let element = popFirst() {
            if isPicked(element) { picked.append(element) } else { kept.append(element) }
        }
        all = kept
        return picked
    }
}
