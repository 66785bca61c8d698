/// One end of a link: an object and, where it is known, its port: `agg-1:GE1/0/1`, `unit/jyj`.
package struct LinkEnd: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var object: ObjectID
    package var port: String?

    package init(object: ObjectID, port: String? = nil) {
        self.object = object
        self.port = port
    }

    package static func < (left: LinkEnd, right: LinkEnd) -> Bool { left.description < right.description }

    /// A device is written by its bare key, anything else with its kind.
    package var description: String {
        let name = object.kind == .device ? object.key : object.description
        return port.map { "\(name):\($0)" } ?? name
    }
}
