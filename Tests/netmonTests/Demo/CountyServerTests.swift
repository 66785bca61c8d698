import Demo
import Foundation
import FoundationNetworking
import NetInventory
import Testing

/// The county's server on real ports of this machine's loopback.
struct CountyServerTests {
    private static let plan = CountyPlan(
        holders: [.init(object: "unit/jyj", addresses: ["127.65.1.1"])],
        listeners: [
            .init(
                address: "127.0.0.1", port: 0,
                pages: [
                    .init(object: "site/portal", path: "/", title: "门户 <网>"), .init(object: "site/jyj", path: "/jyj/", title: "县教育局"),
                    .init(object: "site/czj", path: "/czj/", title: "县财政局"),
                ]),
            .init(address: "127.0.0.1", port: 0),
        ])

    private static func serving(_ body: (CountyServer, _ url: String) async throws -> Void) async throws {
        let server = CountyServer(plan, isIsolated: false)
        let ports = try server.start()
        defer { server.stop() }
        #expect(ports.count == 2 && ports.allSatisfy { $0 > 0 })
        try await body(server, "http://127.0.0.1:\(ports[0])")
    }

    private static func get(_ url: String) async throws -> (status: Int, text: String) {
        let (data, response) = try await URLSession.shared.data(from: try #require(URL(string: url)))
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    @Test(arguments: [
        ("/", 200, "<title>门户 &lt;网&gt;</title>"), ("/jyj/", 200, "<title>县教育局</title>"), ("/jyj/a/b.html?x=1", 200, "<title>县教育局</title>"),
        ("/czj/", 200, "<title>县财政局</title>"), ("/jyj", 404, "这个地址没有网页"), ("/nobody/", 404, "这个地址没有网页"),
    ])
    func `each site answers below its own path, and everything else is not found`(path: String, status: Int, text: String) async throws {
        try await Self.serving { _, url in
            let answer = try await Self.get(url + path)
            #expect(answer.status == status)
            #expect(answer.text.contains(text))
        }
    }

    @Test func `a site that is cut is unavailable until it is mended, and no other is`() async throws {
        try await Self.serving { server, url in
            let site = ObjectID(.site, "jyj")
            let cut = try server.obey(CountyCommand(.cut, [site]))
            #expect(try await Self.get(url + "/jyj/").status == 503)
            #expect(try await Self.get(url + "/czj/").status == 200)
            #expect(try await Self.get(url + "/").status == 200)
            let mend = try server.obey(CountyCommand(.mend, [site]))
            #expect(try await Self.get(url + "/jyj/").status == 200)
            #expect(cut.before <= cut.after && cut.after <= mend.before && mend.before <= mend.after)
        }
    }

    @Test func `what cannot be cut is refused in a sentence, and then nothing of the order is done`() async throws {
        try await Self.serving { server, url in
            #expect(
                throws: DemoError.county("site/nobody has neither an address of its own nor a page in this county, so it cannot be cut")
            ) {
                try server.obey(CountyCommand(.cut, [ObjectID(.site, "jyj"), ObjectID(.site, "nobody")]))
            }
            #expect(
                throws: DemoError.county("on the machine's own loopback every address answers; only sites and applications can be cut")
            ) {
                try server.obey(CountyCommand(.cut, [ObjectID(.site, "jyj"), ObjectID(.unit, "jyj")]))
            }
            let status = try await Self.get(url + "/jyj/").status
            #expect(status == 200)
        }
    }

    @Test func `a port that is taken is named`() async throws {
        try await Self.serving { _, url in
            let port = try #require(URL(string: url)?.port)
            let second = CountyServer(CountyPlan(listeners: [.init(address: "127.0.0.1", port: port)]), isIsolated: false)
            defer { second.stop() }
            #expect {
                try second.start()
            } throws: { error in
                "\(error)".hasPrefix("the county cannot listen on 127.0.0.1:\(port): ")
            }
        }
    }
}
