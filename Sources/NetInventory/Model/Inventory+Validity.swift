extension Inventory {
    /// What of it there is on a day: objects whose dates cover it, whatever their status.
    package func valid(on date: CivilDate) -> Inventory {
        func valid<Item: Identified>(_ items: Registry<Item>) -> Registry<Item> { items.filter { $0.validity.covers(date) } }
        var some = self
        some.locations = valid(locations)
        some.racks = valid(racks)
        some.feeds = valid(feeds)
        some.devices = valid(devices)
        some.links = valid(links)
        some.conduits = valid(conduits)
        some.providers = valid(providers)
        some.contracts = valid(contracts)
        some.circuits = valid(circuits)
        some.prefixes = valid(prefixes)
        some.units = valid(units)
        some.applications = valid(applications)
        some.sites = valid(sites)
        some.calendars = valid(calendars)
        some.contacts = valid(contacts)
        return some
    }

    /// The days on which something of it begins or has ended, in order.
    package var turnsOfValidity: [CivilDate] {
        Set(objects.flatMap { [$0.validity.since, $0.validity.until] }.compactMap { $0 }).sorted()
    }
}
