/// What exists: the county's network as its topology files describe it.
package struct Inventory: Sendable {
    package var network: MetroNetwork
    package var locations = Registry<Location>()
    package var racks = Registry<Rack>()
    package var feeds = Registry<PowerFeed>()
    package var devices = Registry<Device>()
    package var links = Registry<Link>()
    package var conduits = Registry<Conduit>()
    package var providers = Registry<Provider>()
    package var contracts = Registry<Contract>()
    package var circuits = Registry<Circuit>()
    package var prefixes = Registry<AddressBlock>()
    package var units = Registry<MemberUnit>()
    package var applications = Registry<NetworkApplication>()
    package var sites = Registry<DisclosureSite>()
    package var calendars = Registry<OfficeCalendar>()
    package var contacts = Registry<Contact>()
    /// Planned work, in the order of the files.
    package var maintenance: [MaintenanceWindow] = []
    /// What was found out afterwards, in the order of the files; no two of one object touch the same time.
    package var corrections: [Correction] = []

    package init(network: MetroNetwork) {
        self.network = network
    }

    /// The sub-sites, without the portal: the 105 of the county's report.
    package var subsites: [DisclosureSite] { sites.items.filter { !$0.isPortal } }
    package var portals: [DisclosureSite] { sites.items.filter(\.isPortal) }
}
