import Foundation
import NetInventory
import Testing

@testable import Causes

/// The sample county, and networks that somebody built (Internet Topology Zoo), with parts of them cut.
@Suite("Causes in real networks")
struct RealNetworkTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func county() throws -> (graph: FailureGraph, watched: Set<ObjectID>) {
        let date = try #require(CivilDate(year: 2026, month: 12, day: 1))
        let loaded = try TopologyLoader(asOf: date).load(folder: root.appendingPathComponent("topology").path)
        let inventory = try #require(loaded.inventory)
        var watched: Set<ObjectID> = []
        for item in inventory.units.items where !item.checks.isEmpty { watched.insert(item.id) }
        for item in inventory.devices.items where !item.checks.isEmpty { watched.insert(item.id) }
        for item in inventory.applications.items where !item.checks.isEmpty { watched.insert(item.id) }
        for item in inventory.sites.items where !item.checks.isEmpty { watched.insert(item.id) }
        return (FailureGraph(inventory, on: date), watched)
    }

    /// What is named when these have failed, and how many objects each cause accounts for.
    private func named(_ cut: [String]) throws -> [(names: [String], count: Int)] {
        let (graph, watched) = try Self.county()
        let objects = try cut.map { try #require(ObjectID($0)) }
        for object in objects { #expect(graph.contains(object), "\(object)") }
        let lost = graph.cutOff(by: Explanation(objects))
        return graph.causes(of: watched.intersection(lost), good: watched.subtracting(lost)).map { cause in
            (cause.explanations.map { $0.objects.map(\.description).joined(separator: " + ") }, cause.accountsFor.count)
        }
    }

    @Test(
        "The sample county names what was cut, and nothing larger",
        arguments: [
            (["device/agg-3"], ["device/agg-3"], 26),
            (["circuit/l-jyj"], ["circuit/l-jyj", "device/acc-jyj", "unit/jyj"], 1),
            (["circuit/l-zfb"], [], 0),
            (["feed/room-2/mains"], ["device/agg-2"], 24),
            (["application/site-group"], ["application/site-group"], 107),
            (["device/srv-app"], ["device/srv-app"], 3),
            (["feed/core-room/mains"], ["feed/core-room/mains"], 250),
            (
                ["link/agg-5:25GE1/0/49--core-a:25GE0/2/5", "link/agg-5:25GE1/0/50--core-b:25GE0/2/5"], ["device/agg-5"], 16
            ),
        ])
    func county(cut: [String], names: [String], count: Int) throws {
        let causes = try named(cut)
        #expect(causes.map(\.names) == (names.isEmpty ? [] : [names]))
        #expect(causes.map(\.count) == (names.isEmpty ? [] : [count]))
    }

    /// The networks lie outside the package; without them there is nothing to ask.
    private static let graphs: [URL] = {
        let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data/graphs")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "graphml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }()

    /// Nodes and links of a GraphML file; netmon stands at the node with the most links.
    private static func parts(_ file: URL) throws -> FailureParts {
        let text = try String(contentsOf: file, encoding: .utf8)
        var parts = FailureParts()
        for match in text.matches(of: /<node id="([^"]*)"/) {
            parts.vertices.append(FailureParts.Vertex(ObjectID(.device, String(match.output.1))))
        }
        for match in text.matches(of: /<edge[^>]*source="([^"]*)" target="([^"]*)"/) {
            let (a, b) = (ObjectID(.device, String(match.output.1)), ObjectID(.device, String(match.output.2)))
            parts.lines.append(FailureParts.Line(ObjectID(.link, "\(parts.lines.count)"), a, b))
        }
        let degrees = parts.lines.flatMap { [$0.a, $0.b] }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let middle = parts.vertices.indices.max { (degrees[parts.vertices[$0].id] ?? 0) < (degrees[parts.vertices[$1].id] ?? 0) }
        parts.vertices[try #require(middle)].isEntry = true
        return parts
    }

    @Test("In a real network each single failure that shows is among the names, alone and with a second one", arguments: graphs)
    func real(file: URL) throws {
        let parts = try Self.parts(file)
        let graph = FailureGraph(parts)
        let all = parts.vertices.map(\.id)
        let elements = all + parts.lines.compactMap(\.id)
        for (number, element) in elements.enumerated() {
            for cut in [[element], [element, elements[(number * 7 + 3) % elements.count]]] {
                let lost = graph.cutOff(by: Explanation(cut))
                // Every third node is watched by nobody.
                let watched = Set(all.enumerated().filter { $0.offset % 3 != 0 }.map(\.element))
                let causes = graph.causes(of: watched.intersection(lost), good: watched.subtracting(lost))
                #expect(causes.flatMap(\.accountsFor).sorted() == watched.intersection(lost).sorted())
                guard cut.count == 1, !watched.isDisjoint(with: lost) else { continue }
                #expect(causes.count == 1 && causes[0].explanations.contains(Explanation(cut)), "\(cut) \(causes.map(\.explanations))")
            }
        }
    }
}
