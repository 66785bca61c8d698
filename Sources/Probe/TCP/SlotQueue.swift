/// Slots in the order in which they came; taking the first one costs the same however many wait.
struct SlotQueue {
    private var slots: [Int] = []
    private var first = 0

    var isEmpty: Bool { first == slots.count }
    var count: Int { slots.count - first }

    mutating func append(_ slot: Int) {
        slots.append(slot)
    }

    mutating func popFirst() -> Int? {
        guard first < slots.count else { return nil }
        let slot = slots[first]
        first += 1
        if first == slots.count {
            slots.removeAll(keepingCapacity: true)
            first = 0
        } else if first >= 1024, first * 2 >= slots.count {
            slots.removeFirst(first)
            first = 0
        }
        return slot
    }

    /// Takes out and returns those that a rule picks; the others keep their order.
    mutating func remove(where isPicked: (Int) -> Bool) -> [Int] {
        var kept: [Int] = []
        var picked: [Int] = []
        while let slot = popFirst() {
            if isPicked(slot) { picked.append(slot) } else { kept.append(slot) }
        }
        slots = kept
        return picked
    }
}
