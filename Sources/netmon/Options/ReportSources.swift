import NetInventory
import Report
import Store

/// The topologies that a report may rest on: those that the service accepted, and the folder of today.
///
/// With `--plan` the folder and its overlays alone; with `--as-of` what was known at the end of that day.
struct ReportSources {
    /// The moment that is asked about: the present, or the end of the day of `--as-of`.
    let now: Timestamp
    /// That day, where it is over.
    let pastDay: CivilDate?
    let newest: ReportTopology.Version
    /// Those before the newest, in order of time.
    let earlier: [AcceptedTopology]
    /// The last accepted one, where the folder says something else by now.
    let overtaken: AcceptedTopology?
    private let reader: StoreReader

    /// `zone` is that of a report without any topology.
    init(_ options: TopologyOptions, reader: StoreReader, zone: CivilZone = .shanghai, now clock: Timestamp) throws(CommandFailure) {
        self.reader = reader
        let all = options.plan.isEmpty ? try failing { try reader.acceptedTopologies() } : []
        let folder = options.existingFolder == nil ? nil : try options.inventory(now: clock)
        guard let last = all.last else {
            let network = MetroNetwork(code: "none", name: "", zone: zone)
            newest = ReportTopology.Version(
                inventory: folder?.inventory ?? Inventory(network: network), hash: folder?.hash, since: TimeSpan.always.from)
            now = options.moment(now: clock, in: newest.inventory.network.zone)
            pastDay = now < clock ? options.asOf : nil
            (earlier, overtaken) = ([], nil)
            return
        }
        let today = folder.map {
            ReportTopology.Version(inventory: $0.inventory, hash: $0.hash, since: $0.hash == last.hash ? last.since : clock)
        }
        let lastVersion: ReportTopology.Version
        if let today { lastVersion = today } else { lastVersion = try Self.version(last, reader) }
        now = options.moment(now: clock, in: lastVersion.inventory.network.zone)
        pastDay = now < clock ? options.asOf : nil
        if now == clock {
            let isOvertaken = lastVersion.hash != last.hash
            newest = lastVersion
            earlier = isOvertaken ? all : all.dropLast()
            overtaken = isOvertaken ? last : nil
        } else {
            // Before the first was accepted, nothing but that one is known of the time.
            let end = now
            let known = all.filter { $0.since < end }
            newest = try Self.version(known.last ?? all[0], reader)
            earlier = known.dropLast()
            overtaken = nil
        }
    }

    /// What a report of a span needs: the topologies in force from its beginning on.
    func topology(for span: TimeSpan) throws(CommandFailure) -> ReportTopology {
        var versions: [ReportTopology.Version] = []
        for (number, accepted) in earlier.enumerated() {
            let end = number + 1 < earlier.count ? earlier[number + 1].since : newest.since
            if end > span.from { versions.append(try Self.version(accepted, reader)) }
        }
        return ReportTopology(versions, newest: newest)
    }

    private static func version(_ accepted: AcceptedTopology, _ reader: StoreReader) throws(CommandFailure) -> ReportTopology.Version {
        ReportTopology.Version(inventory: try reader.inventory(of: accepted), hash: accepted.hash, since: accepted.since)
    }
}
