package import NetInventory

/// Objects whose failing together would account for what is bad, and for nothing that is good: a link, a device, a unit; or several.
package struct Explanation: Hashable, Comparable, Sendable {
    /// In order, each once; never empty.
    package let objects: [ObjectID]

    package init(_ objects: some Sequence<ObjectID>) {
        self.objects = Set(objects).sorted()
    }

    /// The smaller one first.
    package static func < (left: Explanation, right: Explanation) -> Bool {
        if left.objects.count != right.objects.count { return left.objects.count < right.objects.count }
        return left.objects.lexicographicallyPrecedes(right.objects)
    }
}
