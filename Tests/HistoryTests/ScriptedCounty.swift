import NetInventory
import Testing

/// The small counties in which the histories happen, by name.
enum ScriptedCounty: String {
    /// core — agg-1 — jyj, czj, wjw; core — agg-2 — gaj, rsj.
    case tree
    /// The same; jyj hangs on agg-2 now.
    case moved
    /// The same; jyj is called jyt now.
    case renamed
    /// The same without czj.
    case removed
    /// The same with one more unit behind agg-1.
    case added
    /// The same; jyj is asked every minute.
    case slower
    /// The same; nobody asks agg-1.
    case unwatched
    /// The same; wjw is asked every five minutes.
    case rare
    /// core — r1 — r2 — r3 — core, a unit behind each.
    case ring
    /// jyj has two uplinks, and two gateways.
    case dual
    /// An application on a server behind agg-1, another one that needs it, and the site of jyj.
    case services
    /// The units are poor above 30 % loss.
    case strict
    /// agg-1 and agg-2 stand in one rack on one feed.
    case power
    /// Both trunks run through one conduit.
    case conduit
    /// The same as tree, in Berlin, where the clock is set twice a year; wjw is there from 25 October 2026 on.
    case berlin

    func inventory() throws -> Inventory {
        let loaded = TopologyLoader(asOf: try #require(CivilDate("2026-10-10"))).load([TopologyFile(name: "county.yaml", text: text)])
        return try #require(loaded.inventory, "\(loaded.errors.map(\.line))")
    }

    private func unit(_ key: String, _ number: Int, _ uplink: String, _ more: String = "") -> String {
        "  \(key): {name: 单位\(number), category: department, net: 127.65.\(number).0/24, uplink: \(uplink)\(more)}\n"
    }

    private var text: String {
        let zone = self == .berlin ? "Europe/Berlin" : "Asia/Shanghai"
        var text = "network: {code: demo, name: 示例县政务城域网, timezone: \(zone)}\n"
        if self == .power {
            text += "locations: {room: {name: 机房}}\nfeeds: {room/f1: {name: 市电}}\nracks: {room/a01: {name: 柜, feeds: [room/f1]}}\n"
        }
        if self == .conduit { text += "conduits: {k1: {name: 人民路}}\n" }
        text += "devices:\n  core: {role: core, mgmt: 127.64.0.1}\n"
        guard self != .ring else { return text + ring }
        for number in 1...2 {
            let management = self == .unwatched && number == 1 ? "" : ", mgmt: 127.64.0.1\(number)"
            text += "  agg-\(number): {role: aggregation\(management)\(self == .power ? ", at: room/a01/\(number * 10)" : "")}\n"
        }
        if self == .services { text += "  srv: {role: server, mgmt: 127.64.0.53}\n" }
        text += "links:\n"
        for number in 1...2 { text += self == .conduit ? "  - {ends: [agg-\(number), core], along: k1}\n" : "  - agg-\(number) -- core\n" }
        if self == .services { text += "  - srv -- agg-1\n" }
        let checks = self == .strict ? ", checks: {icmp: {loss: 30%}}" : ""
        text += "units:\n"
        text += first(checks)
        if self != .removed { text += unit("czj", 2, "agg-1", checks) }
        text += unit(
            "wjw", 3, "agg-1", self == .rare ? ", checks: {icmp: {every: 5m}}" : self == .berlin ? ", since: 2026-10-25" : checks)
        text += unit("gaj", 4, "agg-2", checks) + unit("rsj", 5, "agg-2", checks)
        if self == .added { text += unit("sjj", 6, "agg-1") }
        if self == .services {
            text += """
                sites:
                  portal: {name: 公开网, unit: gaj, url: "http://127.64.9.10:8080/", portal: yes}
                applications:
                  dns: {name: 域名解析, check: {tcp: "127.64.0.53:53"}, needs: [srv], users: all}
                  approval: {name: 行政审批, check: {http: "http://127.64.0.54:8080/"}, needs: [dns], users: all}

                """
        }
        return text
    }

    /// jyj, which differs most.
    private func first(_ checks: String) -> String {
        switch self {
        case .renamed: unit("jyt", 1, "agg-1", ", was: [jyj]")
        case .moved: unit("jyj", 1, "agg-2")
        case .dual:
            "  jyj: {name: 单位1, category: department, net: 127.65.1.0/24, gateway: [127.65.1.1, 127.65.1.2], uplink: [agg-1, agg-2]}\n"
        case .slower: unit("jyj", 1, "agg-1", ", checks: {icmp: {every: 60s}}")
        case .services: unit("jyj", 1, "agg-1", ", site: /jyj/")
        case .tree, .removed, .added, .unwatched, .rare, .ring, .strict, .power, .conduit, .berlin: unit("jyj", 1, "agg-1", checks)
        }
    }

    private var ring: String {
        """
          r1: {role: aggregation, mgmt: 127.64.0.11}
          r2: {role: aggregation, mgmt: 127.64.0.12}
          r3: {role: aggregation, mgmt: 127.64.0.13}
        links:
          - r1 -- core
          - r2 -- r1
          - r3 -- r2
          - r3 -- core
        units:
          u1: {name: 甲, category: department, net: 127.65.1.0/24, uplink: r1}
          u2: {name: 乙, category: department, net: 127.65.2.0/24, uplink: r2}
          u3: {name: 丙, category: department, net: 127.65.3.0/24, uplink: r3}

        """
    }
}
