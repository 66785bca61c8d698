/// What one piece of text must look like; a table of keys gives each key its form, and the JSON Schema is made from the same tables.
package enum ScalarForm: Sendable {
    case text
    case id
    case words([String])
    case yesNo
    /// `2026-10-01`
    case date
    /// `2026-10-18 02:00`
    case moment
    /// `sunday 02:00-04:00`
    case recurrence
    /// Anything of the topology: `unit/jyj`, `agg-1`.
    case anyObject
    /// `10-01`
    case monthDay
    case number(ClosedRange<Int>)
    case decimal
    /// `500ms 30s 5m 4h 90d`
    case duration
    /// A duration of whole days: `90d`.
    case days
    /// `100M 1G 2.5G`, bits a second
    case speed
    /// `30m 3.2km`
    case length
    /// `99.9%`
    case percent
    /// Free text with a currency: `800元/月`.
    case money
    /// An IANA time zone with a region: `Asia/Shanghai`.
    case zone
    case url
    /// `/jyj/`
    case path
    /// `08:00-12:00`
    case hours
    /// `一-五`, `1-5`, `六`
    case weekdays
    case address, prefix
    /// An address of one family: `192.0.2.10`.
    case addressOf(IPAddress.Family)
    /// `127.64.9.53:53`
    case hostPort
    case reference(ObjectKind)
    /// A reference, or `none`.
    case referenceOrNone(ObjectKind)
    /// `all`, or a reference to a unit.
    case userUnits
    /// `LOCATION/RACK/U`, or a location.
    case place
    /// `DEVICE[:PORT]` or `unit/KEY`.
    case linkEnd
    /// What an application needs: `dns`, `core-a | core-b`.
    case need
    /// Where a file or folder of this machine is: `/var/lib/netmon/netmon.sqlite`.
    case file
    /// A user or group of this machine.
    case account
    /// A network interface of this machine: `eth0`.
    case interface
    /// What may stand in an HTTP header: printable ASCII.
    case headerText
    /// `0558-0000000`, `+86 558 0000000`, `10000`
    case phone

    /// What a sentence and the documentation call it.
    var noun: String {
        switch self {
        case .text: "text"
        case .id: "an id"
        case .words(let words): "one of " + words.joined(separator: ", ")
        case .yesNo: "yes or no"
        case .date: "a date"
        case .moment: "a date and time"
        case .recurrence: "days and hours that come again"
        case .anyObject: "an object"
        case .monthDay: "a day of the year"
        case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal: "a number"
        case .duration: "a duration"
        case .days: "a number of days"
        case .speed: "a speed"
        case .length: "a length"
        case .percent: "a percentage"
        case .money: "an amount of money"
        case .zone: "a time zone"
        case .url: "an http or https address"
        case .path: "a path"
        case .hours: "a span of hours"
        case .weekdays: "a weekday or a range of them"
        case .address: "an address"
        case .prefix: "a prefix"
        case .hostPort: "a host and port"
        case .reference(let kind): Self.article(kind.rawValue)
        case .referenceOrNone(let kind): Self.article(kind.rawValue) + ", or none"
        case .userUnits: "all, or a unit"
        case .place: "a rack position or a location"
        case .linkEnd: "a link end"
        case .need: "a need"
        case .addressOf(.v4): "an IPv4 address"
        case .addressOf(.v6): "an IPv6 address"
        case .file: "the path of a file or folder"
        case .account: "the name of a user or group"
        case .interface: "an interface of this machine"
        case .headerText: "printable ASCII text"
        case .phone: "a telephone number"
        }
    }

    /// A value that would be right.
    var example: String {
        switch self {
        case .text: "教育局"
        case .id: "agg-1"
        case .words(let words): words.first ?? ""
        case .yesNo: "yes"
        case .date: "2026-10-01"
        case .moment: "2026-10-18 02:00"
        case .recurrence: "sunday 02:00-04:00 or month 15 02:00-04:00"
        case .anyObject: "unit/jyj or agg-1"
        case .monthDay: "10-01"
        case .number(let range): String(range.lowerBound)
        case .decimal: "2.5"
        case .duration: "30s, 5m or 4h"
        case .days: "90d"
        case .speed: "100M or 2.5G"
        case .length: "30m or 3.2km"
        case .percent: "99.9%"
        case .money: "800元/月"
        case .zone: "Asia/Shanghai"
        case .url: "http://127.64.9.1:8080/"
        case .path: "/jyj/"
        case .hours: "08:00-12:00"
        case .weekdays: "一-五 or 1-5"
        case .address: "127.65.1.1"
        case .prefix: "127.65.1.0/24"
        case .hostPort: "127.64.9.53:53"
        case .reference, .referenceOrNone, .userUnits: "its key"
        case .place: "core-room/a01/30 or core-room"
        case .linkEnd: "agg-1:GE1/0/1 or unit/jyj"
        case .need: "dns or core-a | core-b"
        case .addressOf(.v4): "192.0.2.10"
        case .addressOf(.v6): "2001:db8::10"
        case .file: "/etc/netmon/topology"
        case .account: "netmon"
        case .interface: "eth0"
        case .headerText: "netmon"
        case .phone: "0558-0000000 or 10000"
        }
    }

    /// Whether a bare number lacks its unit of measure here.
    var needsUnit: Bool {
        switch self {
        case .duration, .days, .speed, .length, .percent, .money: true
        case .text, .id, .words, .yesNo, .date, .moment, .recurrence, .anyObject, .monthDay, .number, .decimal, .zone, .url, .path, .hours,
            .weekdays, .address, .prefix,
            .hostPort, .reference, .referenceOrNone, .userUnits, .place, .linkEnd, .need, .addressOf, .file, .account, .interface,
            .headerText, .phone:
            false
        }
    }

    private static func article(_ noun: String) -> String { (noun.hasPrefix("a") ? "an " : "a ") + noun }

    /// The closed list of an enum's words.
    package static func words<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) -> ScalarForm {
        .words(type.allCases.map(\.rawValue))
    }
}
