package import NetInventory

/// A flag that was set on an object, or taken off it, by a result.
package struct FlagChange: Hashable, Sendable {
    package var object: ObjectID
    package var flag: ObjectFlag
    package var at: Timestamp
    package var isSet: Bool

    package init(object: ObjectID, flag: ObjectFlag, at: Timestamp, isSet: Bool) {
        self.object = object
        self.flag = flag
        self.at = at
        self.isSet = isSet
    }
}
