import NetInventory
import TestHistories
import Testing

@testable import Causes

@Suite("Causes")
struct FailureGraphTests {
    /// `core` and `b` are devices, `u1` is a unit, `l-…` a circuit.
    private func id(_ text: String) -> ObjectID {
        if let id = ObjectID(text) { return id }
        return text.hasPrefix("u") ? ObjectID(.unit, text) : ObjectID(.device, text)
    }

    private func ids(_ texts: [String]) -> Set<ObjectID> { Set(texts.map(id)) }

    /// Lines as `a--b`, uplinks as `a>b`; the vertices follow from them, `core…` stands beside netmon.
    private func parts(_ lines: String...) -> FailureParts {
        var parts = FailureParts()
        var known: Set<ObjectID> = []
        for text in lines {
            let isUplink = text.contains(">")
            let halves = text.split(separator: "/").map(String.init)
            let words = halves[0].split(whereSeparator: { ">-".contains($0) }).map(String.init) + halves.dropFirst()
            for word in words.prefix(2) where known.insert(id(word)).inserted {
                parts.vertices.append(FailureParts.Vertex(id(word), isEntry: word.hasPrefix("core")))
            }
            parts.lines.append(
                FailureParts.Line(
                    ObjectID(.link, "\(words[0])--\(words[1])"), id(words[0]), id(words[1]),
                    circuit: words.count > 2 ? ObjectID(.circuit, words[2]) : nil, isUplink: isUplink))
        }
        return parts
    }

    private func causes(_ parts: FailureParts, bad: [String], good: [String] = []) -> [[String]] {
        FailureGraph(parts).causes(of: ids(bad), good: ids(good)).map { cause in
            cause.explanations.map { $0.objects.map(\.description).joined(separator: " + ") }
        }
    }

    @Test("Where all behind a switch is lost, the switch and its line are named, and nothing larger")
    func star() {
        let star = parts("core--b", "b>u1", "b>u2", "b>u3")
        #expect(causes(star, bad: ["b", "u1", "u2", "u3"], good: ["core"]) == [["device/b", "link/core--b"]])
        // Two of three: the switch works.
        #expect(causes(star, bad: ["u1", "u2"], good: ["u3"]) == [["link/b--u1", "unit/u1"], ["link/b--u2", "unit/u2"]])
        // Of the third nothing is known: two failures, or one.
        #expect(causes(star, bad: ["u1", "u2"], good: ["core"]) == [["device/b", "link/core--b"]])
    }

    @Test("What is cut off is behind the cause: watched or not, with its links")
    func behind() throws {
        let graph = FailureGraph(parts("core--b", "b>u1/l-u1", "b>u2/l-u2"))
        let cause = try #require(graph.causes(of: ids(["u1", "u2"]), good: ids(["core"])).first)
        #expect(cause.explanations.map(\.objects) == [[id("b")], [id("link/core--b")]])
        #expect(cause.behind == ids(["u1", "u2", "circuit/l-u1", "circuit/l-u2", "link/b--u1", "link/b--u2"]))
        #expect(graph.isCutOff(id("u1"), by: Explanation([id("link/core--b")])))
        #expect(!graph.isCutOff(id("b"), by: Explanation([id("u1")])))
    }

    @Test("A ring that is cut once loses nobody; cut twice, all pairs of ends are named")
    func ring() {
        let ring = parts("core--b", "b--c", "c--d", "d--e", "e--core")
        #expect(causes(ring, bad: [], good: ["b", "c", "d", "e"]) == [])
        #expect(
            causes(ring, bad: ["c", "d"], good: ["b", "e"])
                == [["device/c + device/d", "device/c + link/d--e", "device/d + link/b--c", "link/b--c + link/d--e"]])
        #expect(causes(ring, bad: ["c"], good: ["b", "d", "e"]) == [["device/c"]])
    }

    @Test("A unit with two uplinks falls with both, and is no way round for what they lead to")
    func doubleHomed() {
        let two = parts("core--b", "core--c", "b>u1", "c>u1", "b>u2")
        #expect(causes(two, bad: ["u1"], good: ["b", "c", "u2"]) == [["unit/u1"]])
        #expect(causes(two, bad: ["b", "u2"], good: ["c", "u1"]) == [["device/b", "link/core--b"]])
        #expect(
            causes(two, bad: ["b", "c", "u1", "u2"], good: ["core"])
                == [["device/b + device/c", "device/b + link/core--c", "device/c + link/core--b", "link/core--b + link/core--c"]])
    }

    @Test("Two cuts that have nothing in common are two causes")
    func apart() {
        let two = parts("core--b", "core--c", "b>u1", "c>u2")
        #expect(
            causes(two, bad: ["b", "u1", "c", "u2"], good: ["core"])
                == [["device/b", "link/core--b"], ["device/c", "link/core--c"]])
    }

    @Test("A circuit is named for its link; one that carries two links where neither alone says it")
    func circuits() {
        #expect(causes(parts("core>u1/l-u1"), bad: ["u1"], good: ["core"]) == [["circuit/l-u1", "unit/u1"]])
        let shared = parts("core>u1/l-x", "core>u2/l-x")
        #expect(causes(shared, bad: ["u1", "u2"], good: ["core"]) == [["circuit/l-x"]])
        #expect(causes(shared, bad: ["u1"], good: ["core", "u2"]) == [["link/core--u1", "unit/u1"]])
        let graph = FailureGraph(parts("core>u1/l-u1"))
        #expect(graph.twin(of: id("circuit/l-u1")) == id("link/core--u1") && graph.twin(of: id("link/core--u1")) == id("circuit/l-u1"))
    }

    @Test("A conduit is named where it takes two links at once, and not where one of its links says as much")
    func conduits() {
        var two = parts("core--b", "core--c", "core--d")
        two.bundles = [FailureParts.Bundle(ObjectID(.conduit, "k"), [id("link/core--b"), id("link/core--c")])]
        #expect(causes(two, bad: ["b", "c"], good: ["core", "d"]) == [["conduit/k"]])
        #expect(causes(two, bad: ["b"], good: ["core", "c", "d"]) == [["device/b", "link/core--b"]])
        #expect(causes(two, bad: ["b"], good: ["core"]) == [["device/b", "link/core--b"]])
    }

    @Test("Power is in a device's name; a feed is named where it takes several, and a rack dies with all its feeds")
    func power() {
        var room = parts("core--b", "core--c", "core--d", "b>u1")
        let (mains, upsA, upsB) = (ObjectID(.feed, "mains"), ObjectID(.feed, "ups-a"), ObjectID(.feed, "ups-b"))
        room.feeds = [FailureParts.Feed(mains), FailureParts.Feed(upsA, above: mains), FailureParts.Feed(upsB, above: mains)]
        room.supplies = [FailureParts.Supply([id("b"), id("c"), id("d")], by: [upsA, upsB])]
        #expect(causes(room, bad: ["b", "c", "d", "u1"], good: ["core"]) == [["feed/mains"]])
        #expect(causes(room, bad: ["b", "u1"], good: ["core", "c"]) == [["device/b", "link/core--b"]])
        room.feeds = [FailureParts.Feed(upsA), FailureParts.Feed(upsB)]
        #expect(causes(room, bad: ["b", "c", "d", "u1"], good: ["core"]) == [["feed/ups-a + feed/ups-b"]])
    }

    @Test("A switch that carries what is good, and does not answer itself, is at fault in its own checks alone")
    func deadManagement() throws {
        let chain = FailureGraph(parts("core--b", "b>u1", "b>u2"))
        let causes = chain.causes(of: ids(["b", "u2"]), good: ids(["u1"]))
        #expect(causes.map(\.accountsFor) == [ids(["b"]), ids(["u2"])])
        #expect(causes.map { $0.explanations.map(\.objects) } == [[[id("b")]], [[id("link/b--u2")], [id("u2")]]])
        #expect(causes[0].forwarding == ids(["b"]) && causes[0].behind.isEmpty)
        #expect(chain.cutOff(by: causes[0].explanations[0], forwarding: causes[0].forwarding) == ids(["b"]))
        // One of two switches carries it; nobody can say which.
        let two = parts("core--b", "core--c", "b>u1", "c>u1")
        #expect(
            self.causes(two, bad: ["b", "c"], good: ["u1"])
                == [["device/b + device/c", "device/b + link/core--c", "device/c + link/core--b"]])
    }

    @Test("A site falls with its application, that with its server, and each by itself")
    func services() {
        var web = parts("core--srv", "core--b")
        web.services = [
            FailureParts.Service(id("application/web"), needs: [[id("srv")]]),
            FailureParts.Service(id("site/x"), needs: [[id("application/web")]]),
            FailureParts.Service(id("site/y"), needs: [[id("application/web")]]),
        ]
        #expect(causes(web, bad: ["site/x"], good: ["site/y", "srv"]) == [["site/x"]])
        #expect(causes(web, bad: ["site/x", "site/y", "application/web"], good: ["srv", "b"]) == [["application/web"]])
        #expect(causes(web, bad: ["site/x", "site/y"], good: ["srv", "b"]) == [["application/web"]])
        #expect(
            causes(web, bad: ["site/x", "site/y", "application/web", "srv"], good: ["b"]) == [["device/srv", "link/core--srv"]])
        // Its program answers, so the server forwards.
        #expect(causes(web, bad: ["srv"], good: ["application/web"]) == [["device/srv"]])
    }

    @Test("What the graph does not know is a cause of its own; an island stands for itself; needs in a circle end")
    func strangers() {
        #expect(causes(parts("core--b"), bad: ["target/x", "b"], good: ["core"]) == [["device/b", "link/core--b"], ["target/x"]])
        #expect(causes(parts("core--b", "c--d"), bad: ["c", "d"], good: ["b"]) == [["device/c"], ["device/d"]])
        var circle = parts("core--b")
        circle.services = [
            FailureParts.Service(id("application/x"), needs: [[id("application/y")]]),
            FailureParts.Service(id("application/y"), needs: [[id("application/x")], [id("b")]]),
        ]
        #expect(causes(circle, bad: ["application/x"], good: ["b", "application/y"]) == [["application/x"]])
    }

    @Test("What a link alone carries: units, devices, applications; for all links without looking at each")
    func dependents() {
        var web = parts("core--b", "core--c", "b--c", "b--d", "d>u1/l-u1", "c>u1/l-u1-2", "d>u2/l-u2")
        web.services = [
            FailureParts.Service(id("application/web"), needs: [[id("u2"), id("d")]]),
            FailureParts.Service(id("application/far"), needs: [[id("c")]]),
        ]
        let graph = FailureGraph(web)
        #expect(graph.dependents(on: id("link/b--d")) == ids(["d", "u2", "application/web"]))
        #expect(graph.dependents(on: id("circuit/l-u2")) == ids(["u2"]) && graph.dependents(on: id("link/d--u2")) == ids(["u2"]))
        #expect(graph.dependents(on: id("link/core--b")).isEmpty && graph.dependents(on: id("circuit/l-u1")).isEmpty)
        #expect(graph.dependents(onAnyOf: ids(["d", "c"])).isSuperset(of: ids(["u1", "u2", "application/web", "application/far"])))
        #expect(!graph.dependents(onAnyOf: ids(["d"])).contains(id("u1")))
        #expect(graph.ends(of: id("circuit/l-u2")).map { [$0.near, $0.far] } == [id("d"), id("u2")])
        #expect(graph.ends(of: id("link/b--d")).map { [$0.near, $0.far] } == [id("b"), id("d")])
    }

    @Test("What hangs on a link or device is what fails with it, on random networks too", arguments: 0..<4)
    func hanging(part: UInt64) {
        for seed in part * 1_000..<part * 1_000 + 100 {
            let network = RandomNetwork(seed: seed)
            let graph = FailureGraph(network.parts)
            for element in 0..<graph.index.lines.upperBound {
                let state = FailureState(graph.index, failing: [element])
                let lost = (0..<graph.index.names.count).filter { state.isCutOff($0, graph.index) }
                #expect(graph.elementsLost(failing: [element]) == lost, "\(graph.index.names[element]) \(network)")
            }
        }
    }
}
