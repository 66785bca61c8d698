package import Monitor
package import NetInventory

extension WatchedNetwork {
    /// What was watched by each topology on each of its days on which something begins or ends, up to a moment.
    ///
    /// `topologies` in order of time; before the first one it is taken to have held too.
    package static func networks(
        of topologies: [(since: Timestamp, inventory: Inventory)], upTo end: Timestamp
    ) -> [WatchedNetwork] {
        var networks: [WatchedNetwork] = []
        for (number, topology) in topologies.enumerated() where topology.since < end || number == 0 {
            let until = number + 1 < topologies.count ? min(topologies[number + 1].since, end) : end
            let zone = topology.inventory.network.zone
            let begins = topology.inventory.turnsOfValidity.map { zone.moment($0) }.filter { topology.since < $0 && $0 < until }
            for begin in [topology.since] + begins {
                networks.append(WatchedNetwork(since: begin, topology.inventory, on: zone.date(at: begin), after: networks.last))
            }
        }
        return networks
    }

    private init(since: Timestamp, _ inventory: Inventory, on date: CivilDate, after former: WatchedNetwork?) {
        var intervals: [ObjectID: Milliseconds] = [:]
        for check in CheckPlan(inventory: inventory, on: date).checks {
            intervals[check.id.object] = max(intervals[check.id.object] ?? check.spec.every, check.spec.every)
        }
        var renamed: [ObjectID: ObjectID] = [:]
        for object in inventory.objects where intervals[object.id] != nil {
            for key in object.formerKeys {
                let old = ObjectID(object.id.kind, key)
                if intervals[old] == nil, former?.intervals[old] != nil { renamed[old] = object.id }
            }
        }
        self.init(since: since, graph: FailureGraph(inventory, on: date), intervals: intervals, renamed: renamed)
    }
}

extension CheckPlan {
    /// How long a failure may take to be confirmed by the checks of this plan, as far as the judging of incidents waits for it: each
    /// burst until its last answer could come, and the pause before the next.
    package var confirming: Milliseconds {
        let burst = Milliseconds(1500)
        let longest = checks.map { ($0.spec.timeout + $0.spec.suspectEvery + burst) * Int64($0.spec.confirm) }.max()
        return min(longest ?? burst, Milliseconds(40_000))
    }
}
