import Testing

@testable import NetInventory

@Suite("Texts that have a form")
struct ScalarTextTests {
    @Test func durations() {
        #expect(
            ["500ms", "30s", "5m", "4h", "90d"].map { ScalarText.duration($0)?.count } == [500, 30_000, 300_000, 14_400_000, 7_776_000_000])
        for text in ["30", "0s", "-5s", "1.5h", "5 m", "5min", "s", "", "1h30m", "９s", "9999999999s"] {
            #expect(ScalarText.duration(text) == nil, "\(text)")
        }
    }

    @Test func speeds() {
        #expect(
            ["64K", "100M", "1G", "2.5G", "0.064M"].map(ScalarText.speed) == [64_000, 100_000_000, 1_000_000_000, 2_500_000_000, 64_000])
        for text in ["100", "1g", "G", "1.G", ".5G", "1.2345G", "0G", "100Mbps", "1..5G", "9999999T"] {
            #expect(ScalarText.speed(text) == nil, "\(text)")
        }
    }

    @Test func shares() {
        #expect(["0%", "2.5%", "100%"].map(ScalarText.percent) == [0, 0.025, 1])
        for text in ["99.9", "101%", "-1%", "%", "99,9%"] { #expect(ScalarText.percent(text) == nil, "\(text)") }
        #expect(ScalarText.days("90d") == 90)
        #expect(ScalarText.days("3h") == nil)
        #expect(ScalarText.length("2.1km") == 2100)
        #expect(ScalarText.length("30") == nil)
    }

    @Test func ids() {
        for text in ["jyj", "l-jyj-2", "core-a", "1"] { #expect(ScalarText.isID(text), "\(text)") }
        for text in ["", "-a", "a-", "a--b", "A", "a_b", "教育局", "a/b", "a b"] { #expect(!ScalarText.isID(text), "\(text)") }
        #expect(ScalarText.meantID("Core_A") == "core-a")
        #expect(ScalarText.meantID("核心") == nil)
    }

    @Test func hostsAndPorts() {
        #expect(ScalarText.hostPort("[2001:DB8::1]:53").map { "\($0.host) \($0.port)" } == "2001:db8::1 53")
        #expect(ScalarText.hostPort("dns.example:53")?.host == "dns.example")
        for text in ["dns", "dns:0", "dns:65536", ":53", "a_b:53", "2001:db8::1:53", "1.2.3:53", "[1.2.3.4]:5", "a..b:1", "dns:+5"] {
            #expect(ScalarText.hostPort(text) == nil, "\(text)")
        }
    }

    @Test func webAddresses() {
        #expect(WebAddress("http://127.64.9.10:8080/a?b#c")?.origin == "http://127.64.9.10:8080")
        #expect(WebAddress("https://[::1]/")?.origin == "https://[::1]")
        #expect(WebAddress("http://www.example")?.origin == "http://www.example")
        for text in ["http://", "HTTP://a/", "http:/a", "http://a b/", "http://u@a/", "http://a:0/", "http://a:b/", "http://县/", "//a/"] {
            #expect(WebAddress(text) == nil, "\(text)")
        }
        #expect(WebAddress.masked("http://u:p@a/") == "http://…@a/")
    }

    @Test func weekdaysAndHours() {
        #expect(WeekdayText.read("一-五") == [1, 2, 3, 4, 5])
        #expect(WeekdayText.read("周六-周日") == [6, 7])
        #expect(WeekdayText.read("6-2") == [6, 7, 1, 2])
        #expect(WeekdayText.read("3") == [3])
        for text in ["", "0", "8", "一-", "一-五-六", "mon"] { #expect(WeekdayText.read(text) == nil, "\(text)") }
        #expect(HoursText.read("08:00-12:00") == 28_800..<43_200)
        #expect(HoursText.read("20:00-24:00") == 72_000..<86_400)
        for text in ["12:00-08:00", "08:00-08:00", "8:00-12:00", "08:00-24:01", "08:60-12:00", "08:00"] {
            #expect(HoursText.read(text) == nil, "\(text)")
        }
        #expect(MonthDayText.read("02-29") == OfficeCalendar.MonthDay(month: 2, day: 29))
        #expect(MonthDayText.read("02-30") == nil)
    }

    @Test func phones() {
        for text in ["110", "10000", "0558-0000000", "+86 (558) 0000000", "0558-0000000转8001", "0558-0000000-8001"] {
            #expect(ScalarText.isPhone(text), "\(text)")
        }
        for text in ["", "12", "转8", "0558-0000000转", "0558－0000000", "ask 110", "1234567890123456789012", "110/119", "电话110"] {
            #expect(!ScalarText.isPhone(text), "\(text)")
        }
    }

    @Test func placesAndEnds() {
        #expect(PlaceText("core-room/a01/30")?.rack == "core-room/a01")
        #expect(PlaceText("core-room")?.rack == nil)
        for text in ["a/b", "a/b/0", "a/b/x", "a/b/1/2", "A", ""] { #expect(PlaceText(text) == nil, "\(text)") }
        #expect(LinkEnd(text: "agg-1:25GE1/0/49")?.port == "25GE1/0/49")
        #expect(LinkEnd(text: "unit/jyj")?.object == ObjectID(.unit, "jyj"))
        for text in ["", ":1", "a:", "site/jyj", "x/y", "a b"] { #expect(LinkEnd(text: text) == nil, "\(text)") }
        #expect(LinkText("a:1 -- b:2 2.5G")?.speed == 2_500_000_000)
        for text in ["a -- b 10", "a - b", "a--b", "a -- b 1G x", "a --"] { #expect(LinkText(text) == nil, "\(text)") }
    }

    @Test func nearestNames() {
        let names = ["category", "calendar", "contact", "code"]
        #expect(NearestName.of("catagory", in: names) == "category")
        #expect(NearestName.of("Code", in: names) == "code")
        #expect(NearestName.of("cdoe", in: names) == "code")
        #expect(NearestName.of("department", in: names) == nil)
        #expect(NearestName.of("厅级", in: ["股级"]) == nil)
        #expect(NearestName.of("正科", in: ["股级", "正科级"]) == "正科级")
        #expect(NearestName.distance(Array("ca"), Array("abc")) == 3)
        #expect(NearestName.distance(Array("kitten"), Array("sitting")) == 3)
    }

    @Test func mergedValuesKeepTheirPlaces() {
        func spot(_ line: Int) -> SourceSpot { SourceSpot(file: "a", line: line, column: 1) }
        func text(_ text: String, _ line: Int) -> YamlNode { YamlNode(.text(text, isPlain: true), spot(line)) }
        func map(_ line: Int, _ entries: [(String, YamlNode)]) -> YamlNode {
            YamlNode(.map(entries.map { YamlEntry(key: $0, spot: $1.spot, value: $1) }), spot(line))
        }
        let base = map(
            1,
            [
                ("a", text("1", 1)), ("b", map(2, [("c", text("1", 3)), ("d", text("1", 4))])),
                ("e", YamlNode(.list([text("1", 5)]), spot(5))),
            ])
        let own = map(
            10, [("b", map(11, [("d", text("2", 12))])), ("e", YamlNode(.list([text("2", 13)]), spot(13))), ("f", text("2", 14))])
        let merged = own.laid(over: base)
        #expect(merged.spot == spot(10))
        #expect(merged.entries.map(\.key) == ["a", "b", "e", "f"])
        #expect(merged["b"]?["c"]?.spot == spot(3))
        #expect(merged["b"]?["d"]?.spot == spot(12))
        #expect(merged["e"]?.elements.compactMap(\.text) == ["2"])
        #expect(text("none", 9).laid(over: base).text == "none")
    }
}
