/// What the county's side has to make real: who has which addresses, and what answers on which ports.
///
/// A message from netmon's side to the county's, so it is plain text inside: ids as `unit/jyj`, addresses as written.
package struct CountyPlan: Codable, Hashable, Sendable {
    /// An object whose addresses are taken away when it is cut.
    package struct Holder: Codable, Hashable, Sendable {
        package var object: String
        package var addresses: [String]

        package init(object: String, addresses: [String]) {
            self.object = object
            self.addresses = addresses
        }
    }

    /// A page of a site or an application: answered at its path and, where that ends in a slash, below it.
    package struct Page: Codable, Hashable, Sendable {
        package var object: String
        package var path: String
        package var title: String

        package init(object: String, path: String, title: String) {
            self.object = object
            self.path = path
            self.title = title
        }
    }

    /// A port that accepts connections; it speaks HTTP where it has pages.
    package struct Listener: Codable, Hashable, Sendable {
        package var address: String
        package var port: Int
        package var pages: [Page]

        package init(address: String, port: Int, pages: [Page] = []) {
            self.address = address
            self.port = port
            self.pages = pages
        }
    }

    package var holders: [Holder]
    package var listeners: [Listener]

    package init(holders: [Holder] = [], listeners: [Listener] = []) {
        self.holders = holders
        self.listeners = listeners
    }

    /// Every address of the county, each once, in the order of the plan.
    package var addresses: [String] {
        var seen: Set<String> = []
        return (holders.flatMap(\.addresses) + listeners.map(\.address)).filter { seen.insert($0).inserted }
    }
}
