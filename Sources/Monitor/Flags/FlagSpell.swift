package import NetInventory

/// A time in which an object had a flag.
package struct FlagSpell: Hashable, Sendable {
    package var flag: ObjectFlag
    package var from: Timestamp
    /// Nil while it has it.
    package var to: Timestamp?

    package init(flag: ObjectFlag, from: Timestamp, to: Timestamp? = nil) {
        self.flag = flag
        self.from = from
        self.to = to
    }
}

extension [FlagSpell] {
    /// Notes a change; one that says what is so already changes nothing.
    package mutating func note(_ change: FlagChange) {
        let open = lastIndex { $0.flag == change.flag && $0.to == nil }
        if let open {
            if !change.isSet { self[open].to = change.at }
        } else if change.isSet {
            append(FlagSpell(flag: change.flag, from: change.at))
        }
    }
}
