import NetInventory
import Testing

/// Small counties for the demo's tests, written as a planner would.
enum DemoFixture {
    static let day = CivilDate(dayNumber: 20_000)

    /// Four units behind agg-1 of which one has a second way, two each behind agg-2 and agg-3; sites of four units.
    static let county = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        defaults:
          unit: {rank: 正科级}
          site: {under: portal}
        devices:
          core: {role: core, mgmt: 127.64.0.1}
          agg-1: {role: aggregation, name: 城北汇聚, mgmt: 127.64.0.11}
          agg-2: {role: aggregation, name: 城南汇聚, mgmt: 127.64.0.12}
          agg-3: {role: aggregation, name: 城东汇聚, mgmt: 127.64.0.13}
        links:
          - agg-1 -- core
          - agg-2 -- core
          - agg-3 -- core
        units:
          a1: {name: 甲一局, category: department, net: 127.65.16.0/25, uplink: [agg-1, core], site: /a1/}
          a2: {name: 甲二局, category: department, net: 127.65.16.128/25, uplink: agg-1}
          a3: {name: 甲三局, category: department, net: 127.65.17.0/25, uplink: agg-1}
          a4: {name: 甲四局, category: department, net: 127.65.17.128/25, uplink: agg-1}
          b1: {name: 乙一局, category: department, net: 127.65.32.0/25, uplink: agg-2, site: /b1/}
          b2: {name: 乙二局, category: department, net: 127.65.32.128/25, uplink: agg-2, site: /b2/}
          b3: {name: 乙三局, category: department, net: 127.65.33.0/25, uplink: agg-2, status: planned}
          c1: {name: 丙一局, category: department, net: 127.65.48.0/25, uplink: agg-3, site: /c1/}
          c2: {name: 丙二局, category: department, net: 127.65.48.128/25, uplink: agg-3}
        sites:
          portal: {name: 门户, unit: a1, url: "http://127.64.9.10:8080/", portal: yes}
        applications:
          mail: {name: 邮件, check: {tcp: "127.64.9.20:25"}, users: all}
          group: {name: 网站群, check: {http: "http://127.64.9.10:8080/"}, users: all}
        """

    static func inventory(_ text: String = county) throws -> Inventory {
        let loaded = TopologyLoader(asOf: day).load([TopologyFile(name: "county.yaml", text: text)])
        return try #require(loaded.inventory, "\(loaded.errors.map(\.line))")
    }

    /// The sample county of the project.
    static func sample() throws -> Inventory {
        let loaded = try TopologyLoader(asOf: day).load(folder: "topology")
        return try #require(loaded.inventory, "\(loaded.errors.map(\.line))")
    }
}
