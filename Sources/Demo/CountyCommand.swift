package import NetInventory

/// An order to the county, written as one line: `cut unit/jyj unit/czj`.
package struct CountyCommand: Hashable, Sendable {
    package var action: DemoAction
    /// Ids as they are written: `unit/jyj`.
    package var objects: [String]

    package init(_ action: DemoAction, _ objects: [ObjectID]) {
        self.action = action
        self.objects = objects.map(\.description)
    }

    /// Nil for a line that is not an action and at least one object.
    package init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard let first = words.first, let action = DemoAction(rawValue: first), words.count > 1 else { return nil }
        self.action = action
        objects = Array(words.dropFirst())
    }

    package var line: String { ([action.rawValue] + objects).joined(separator: " ") }
}
