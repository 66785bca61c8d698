import Foundation
package import NetInventory

extension CountyPlan {
    /// The plan of a county: each gateway, management address, page and port that its checks ask for.
    ///
    /// Units and devices hold their addresses and lose them when they are cut. A server's address, which sites and applications
    /// share, stays; one that an application is asked by ICMP is its own.
    /// Throws for an address that is not in 127.64.0.0/10, a host that is a name, and a URL that is not plain HTTP.
    package init(_ inventory: Inventory) throws(DemoError) {
        self.init()
        for unit in inventory.units.items {
            try add(unit, addresses: unit.gateways, checks: unit.checks, holds: true)
        }
        for device in inventory.devices.items {
            try add(device, addresses: device.management.map { [$0] } ?? [], checks: device.checks, holds: true)
        }
        for application in inventory.applications.items {
            try add(application, addresses: [], checks: application.checks, holds: false)
        }
        for site in inventory.sites.items {
            try add(site, addresses: [], checks: site.checks, holds: false)
        }
    }

    private mutating func add(
        _ item: some Identified, addresses: [IPAddress], checks: [CheckSpec], holds: Bool
    ) throws(DemoError) {
        var held = addresses.map(\.description)
        for check in checks {
            switch check.question {
            case .icmp(let address):
                held.append(address.description)
            case .tcp(let host, let port):
                add(page: nil, address: host, port: port)
                if holds { held.append(host) }
            case .http(let url):
                let place = try Self.place(of: url, item)
                add(page: Page(object: "\(item.id)", path: place.path, title: item.name), address: place.host, port: place.port)
                if holds { held.append(place.host) }
            }
        }
        var seen: Set<String> = []
        held = held.filter { seen.insert($0).inserted }
        if !held.isEmpty { holders.append(Holder(object: "\(item.id)", addresses: held)) }
        let used = held + listeners.map(\.address)
        for address in used {
            guard let parsed = IPAddress(address), CountyWire.countyPrefix.contains(parsed) else {
                throw .topology(
                    "\(item.spot): \(item.id) has the address \(address), and the demo can only play addresses of "
                        + "\(CountyWire.countyPrefix); give it one of those, or watch the real network with netmon run")
            }
        }
    }

    private mutating func add(page: Page?, address: String, port: Int) {
        let added = page.map { [$0] } ?? []
        if let index = listeners.firstIndex(where: { $0.address == address && $0.port == port }) {
            listeners[index].pages += added
        } else {
            listeners.append(Listener(address: address, port: port, pages: added))
        }
    }

    private static func place(of url: String, _ item: some Identified) throws(DemoError) -> (host: String, port: Int, path: String) {
        guard let parts = URLComponents(string: url), parts.scheme == "http", let host = parts.host else {
            throw .topology("\(item.spot): \(item.id) has the address \(url), and the demo can only play plain http:// addresses")
        }
        return (host, parts.port ?? 80, parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath)
    }
}
