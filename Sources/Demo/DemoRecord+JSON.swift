import Foundation
package import NetInventory

extension DemoRecord {
    /// The record as `netmon.demo-script/1`, to be written beside the report; times in the zone of the network.
    package func json(zone: CivilZone) throws -> String {
        let document = Document(
            schema: "netmon.demo-script/1",
            placement: placement.name,
            sentence: placement.sentence(.en),
            cycles: script.cycles,
            cycleS: seconds(script.cycle),
            from: zone.rfc3339(startedAt),
            to: zone.rfc3339(endedAt),
            aggregation: script.aggregation?.description,
            events: events.map { event in
                Document.Event(
                    action: event.action.rawValue, objects: event.objects.map(\.description),
                    notBefore: zone.rfc3339(event.moment.before), at: zone.rfc3339(event.moment.after))
            },
            expectedOutages: expectedOutages.map { outage in
                Document.Outage(
                    id: outage.object.description, from: zone.rfc3339(outage.from), to: outage.to.map(zone.rfc3339),
                    seconds: seconds((outage.to ?? endedAt) - outage.from))
            })
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }

    private func seconds(_ length: Milliseconds) -> Decimal { Decimal(length.count) / 1000 }

    private struct Document: Encodable {
        struct Event: Encodable {
            var action: String
            var objects: [String]
            var notBefore: String
            var at: String
        }

        struct Outage: Encodable {
            var id: String
            var from: String
            var to: String?
            var seconds: Decimal

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(id, forKey: .id)
                try container.encode(from, forKey: .from)
                // An end that is unknown is null, not left out.
                try container.encode(to, forKey: .to)
                try container.encode(seconds, forKey: .seconds)
            }

            enum CodingKeys: String, CodingKey { case id, from, to, seconds }
        }

        var schema: String
        var placement: String
        var sentence: String
        var cycles: Int
        var cycleS: Decimal
        var from: String
        var to: String
        var aggregation: String?
        var events: [Event]
        var expectedOutages: [Outage]
    }
}
