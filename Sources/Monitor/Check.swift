package import NetInventory

/// One check of the plan: what the topology asks for, bound to the object that it is about.
package struct Check: Hashable, Sendable {
    package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
        package var object: ObjectID
        package var name: String

        package init(object: ObjectID, name: String) {
            self.object = object
            self.name = name
        }

        package static func < (left: ID, right: ID) -> Bool { (left.object, left.name) < (right.object, right.name) }
        package var description: String { "\(object)#\(name)" }
    }

    package var id: ID
    package var spec: CheckSpec

    package init(object: ObjectID, spec: CheckSpec) {
        id = ID(object: object, name: spec.name)
        self.spec = spec
    }
}
