package import NetInventory

/// What a network can lose, in plain words: what stands where, what joins it, and what fails several things at once.
package struct FailureParts: Hashable, Sendable {
    /// A device or a unit.
    package struct Vertex: Hashable, Sendable {
        package var id: ObjectID
        /// Whether netmon stands right beside it: a core device.
        package var isEntry: Bool

        package init(_ id: ObjectID, isEntry: Bool = false) {
            self.id = id
            self.isEntry = isEntry
        }
    }

    /// What joins two vertices.
    package struct Line: Hashable, Sendable {
        /// Nil where it cannot fail by itself: a unit and its own access device.
        package var id: ObjectID?
        package var a: ObjectID
        package var b: ObjectID
        /// The rented line that it rides on.
        package var circuit: ObjectID?
        /// Whether it is the uplink of `b`, over which nobody else reaches `a`: a unit with two uplinks does not join what they lead to.
        package var isUplink: Bool

        package init(_ id: ObjectID?, _ a: ObjectID, _ b: ObjectID, circuit: ObjectID? = nil, isUplink: Bool = false) {
            self.id = id
            self.a = a
            self.b = b
            self.circuit = circuit
            self.isUplink = isUplink
        }
    }

    /// What takes several links with it: a conduit.
    package struct Bundle: Hashable, Sendable {
        package var id: ObjectID
        package var links: [ObjectID]

        package init(_ id: ObjectID, _ links: [ObjectID]) {
            self.id = id
            self.links = links
        }
    }

    /// A power feed; it is dead where the one above it is.
    package struct Feed: Hashable, Sendable {
        package var id: ObjectID
        package var above: ObjectID?

        package init(_ id: ObjectID, above: ObjectID? = nil) {
            self.id = id
            self.above = above
        }
    }

    /// A rack: what stands in it dies when all its feeds are dead.
    package struct Supply: Hashable, Sendable {
        package var devices: [ObjectID]
        package var feeds: [ObjectID]

        package init(_ devices: [ObjectID], by feeds: [ObjectID]) {
            self.devices = devices
            self.feeds = feeds
        }
    }

    /// An application, a site, or an address that several of them share.
    package struct Service: Hashable, Sendable {
        package var id: ObjectID
        /// All of these must hold; each by any of its alternatives: a vertex or a service.
        package var needs: [[ObjectID]]

        package init(_ id: ObjectID, needs: [[ObjectID]] = []) {
            self.id = id
            self.needs = needs
        }
    }

    package var vertices: [Vertex] = []
    package var lines: [Line] = []
    package var bundles: [Bundle] = []
    package var feeds: [Feed] = []
    package var supplies: [Supply] = []
    package var services: [Service] = []

    package init() {}
}
