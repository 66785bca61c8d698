import NetInventory
import Testing

@Suite("What people type finds the object they mean")
struct FindTests {
    private static let text = """
        network: {code: a, name: b}
        kinds: {acc: {}}
        defaults: {unit: {access: acc}, circuit: {type: 专线}}
        devices: {core-a: {role: core, name: 核心甲}, core-b: {role: core, name: 核心乙}, jyj: {role: server, name: 教育局服务器}}
        units:
          jyj: {name: 县教育局, en: Education Bureau, category: other, net: 127.65.1.0/24, uplink: core-a, site: /jyj/, was: wjj}
          czj: {name: 县财政局, category: other, net: 127.65.2.0/24, uplink: core-a}
          zfb: {name: 县政府, category: other, net: 127.65.3.0/24, uplink: core-a}
          zfbgs: {name: 县政府办公室, category: other, net: 127.65.4.0/24, uplink: core-a}
        sites: {portal: {name: 信息公开网, unit: zfb, url: "http://127.64.9.1/", portal: yes}}
        """

    @Test(arguments: [
        ("jyj", ObjectMatch.found(ObjectID(.unit, "jyj"))),
        ("device/jyj", .found(ObjectID(.device, "jyj"))),
        ("site/jyj", .found(ObjectID(.site, "jyj"))),
        ("acc-jyj", .found(ObjectID(.device, "acc-jyj"))),
        ("acc-jyj--core-a", .found(ObjectID(.link, "acc-jyj--core-a"))),
        ("wjj", .found(ObjectID(.unit, "jyj"))),
        ("县教育局", .found(ObjectID(.unit, "jyj"))),
        ("财政", .found(ObjectID(.unit, "czj"))),
        ("education bureau", .found(ObjectID(.unit, "jyj"))),
        ("县政府", .found(ObjectID(.unit, "zfb"))),
        ("信息公开", .found(ObjectID(.site, "portal"))),
        ("教育局", .ambiguous([ObjectID(.unit, "jyj"), ObjectID(.device, "jyj")])),
        ("核心", .ambiguous([ObjectID(.device, "core-a"), ObjectID(.device, "core-b")])),
        ("core-", .unknown(nearest: ["core-a", "core-b"])),
        ("jy", .unknown(nearest: ["jyj"])),
        ("xyzzy", .unknown(nearest: [])),
        ("", .unknown(nearest: [])),
    ])
    func find(text: String, match: ObjectMatch) throws {
        let inventory = try GoodTopologyTests.load([TopologyFile(name: "a.yaml", text: Self.text)])
        #expect(inventory.find(text) == match)
    }
}
