package import NetInventory
package import Store

/// What `topology list` prints: the topologies that the service took, the oldest first.
package struct AcceptedTopologiesReport: TabularReport {
    private let topologies: [AcceptedTopology]
    private let zone: CivilZone

    package init(_ topologies: [AcceptedTopology], zone: CivilZone) {
        self.topologies = topologies
        self.zone = zone
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.topologies/1")),
            ("timezone", .string(zone.name)),
            (
                "rows",
                .array(
                    topologies.enumerated().map { number, topology in
                        .object([
                            ("hash", .string(topology.hash)),
                            ("from", .string(zone.rfc3339(topology.since))),
                            // The last one is still in force.
                            ("to", .orNull(number + 1 < topologies.count ? zone.rfc3339(topologies[number + 1].since) : nil)),
                            ("units", .int(Int64(topology.units))),
                            ("sites", .int(Int64(topology.sites))),
                        ])
                    })
            ),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        guard !topologies.isEmpty else { return [Phrase.noneAccepted.text(in: language)].lines }
        var table = TextTable([
            .left(Phrase.inForceSince.text(in: language)), .left(Phrase.acceptedTopology.text(in: language)),
            .right(Phrase.unitCount.text(in: language)), .right(Phrase.siteCount.text(in: language)),
        ])
        for topology in topologies {
            table.add([
                zone.wallClock(topology.since), String(topology.hash.prefix(12)), String(topology.units), String(topology.sites),
            ])
        }
        return [table.text].lines
    }

    package func csv(in language: ReportLanguage) -> String {
        var csv = CSVText(columns: ([.inForceSince, .acceptedTopology, .unitCount, .siteCount] as [Phrase]).map { $0.text(in: language) })
        for topology in topologies {
            csv.add([
                .text(zone.rfc3339(topology.since)), .text(topology.hash), .number(String(topology.units)), .number(String(topology.sites)),
            ])
        }
        return csv.text
    }
}
