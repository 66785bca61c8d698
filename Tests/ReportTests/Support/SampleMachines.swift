import Doctor
import Testing

@testable import NetInventory

/// Two machines that do not exist: on one everything is as it should be, on the other nothing is.
enum SampleMachines {
    static func healthy() throws -> MachineFacts {
        let now = try moment("2026-10-05 10:00:00")
        return MachineFacts(
            rights: RightsFacts(
                user: 990, groups: [990], program: "/usr/bin/netmon", hasNetRaw: true, hasNetAdmin: false,
                pingGroups: .init(first: 1, last: 0)),
            sockets: SocketFacts(
                outcomes: [.v4: .open(kind: "raw"), .v6: .open(kind: "raw")], echo: .answered(nanoseconds: 27_400, byKernel: true),
                descriptors: 65_536, mostDescriptors: 65_536),
            clock: ClockFacts(
                source: "tsc", sources: ["tsc", "hpet"], discipline: .init(isSynchronized: true, mostErrorMicroseconds: 1200),
                keepers: ["chronyd"], aheadOfBattery: 1, zone: "Asia/Shanghai", hasZone: true),
            network: NetworkFacts(
                receiveMost: 4_194_304, receiveDefault: 212_992,
                interfaces: [.init(name: "eno1", receive: .init(size: 1024, most: 4096), send: .init(size: 512, most: 4096))]),
            store: StoreFacts(
                path: "/var/lib/netmon/netmon.sqlite",
                condition: .open(
                    .init(
                        schema: 1, bytes: 73_400_320, faults: [], firstResult: try moment("2026-09-01 00:00:00"),
                        lastResult: try moment("2026-10-05 09:59:58"))),
                access: FileAccess(owner: "netmon", group: "netmon", mode: 0o640, isWritable: true),
                writer: .process(812, name: "netmon"), now: now),
            disk: DiskFacts(
                folder: "/var/lib/netmon", bytes: 500 << 30, freeBytes: 400 << 30, inodes: 1_000_000, freeInodes: 900_000,
                growthPerDay: 2_000_000),
            control: ControlFacts(
                path: "/run/netmon/netmon.sock", outcome: .answers,
                access: FileAccess(owner: "netmon", group: "netmon", mode: 0o660, isWritable: true)),
            configuration: .read(path: "/etc/netmon/netmon.yaml", errors: 0, warnings: 0),
            topology: .read(path: "/etc/netmon/topology", errors: 0, warnings: 0), plan: PlanFacts(echoes: 142, connections: 110))
    }

    static func sick() throws -> MachineFacts {
        let now = try moment("2026-10-05 10:00:00")
        return MachineFacts(
            rights: RightsFacts(
                user: 1001, groups: [1001], program: "/usr/local/bin/netmon", hasNetRaw: false, hasNetAdmin: false,
                pingGroups: .init(first: 1, last: 0)),
            sockets: SocketFacts(
                outcomes: [
                    .v4: .denied(reason: "netmon may not send ICMP echoes (socket: Operation not permitted)"),
                    .v6: .failed(reason: "no ICMP socket: socket: Address family not supported by protocol"),
                ], echo: .notSent, descriptors: 256, mostDescriptors: 4096),
            clock: ClockFacts(
                source: "hpet", sources: ["hpet", "tsc"], discipline: .init(isSynchronized: false, mostErrorMicroseconds: 16_000_000),
                keepers: [], aheadOfBattery: -28_800, zone: "Asia/Shanghai", hasZone: false),
            network: NetworkFacts(
                receiveMost: 212_992, receiveDefault: 212_992,
                interfaces: [
                    .init(name: "eno1", receive: .init(size: 256, most: 4096), send: .init(size: 256, most: 4096)),
                    .init(name: "veth0", receive: nil, send: nil),
                ]),
            store: StoreFacts(
                path: "/var/lib/netmon/netmon.sqlite",
                condition: .open(
                    .init(
                        schema: 1, bytes: 73_400_320,
                        faults: ["Tree 4 page 12: btreeInitPage() returns error code 11", "wrong # of entries"],
                        firstResult: try moment("2026-09-01 00:00:00"), lastResult: try moment("2026-10-05 08:10:00"))),
                access: FileAccess(owner: "root", group: "root", mode: 0o644, isWritable: false),
                writer: .process(812, name: "netmon"), now: now),
            disk: DiskFacts(
                folder: "/var/lib/netmon", bytes: 20 << 30, freeBytes: 60 << 20, inodes: 1_000_000, freeInodes: 12, growthPerDay: 20_000_000
            ),
            control: ControlFacts(
                path: "/run/netmon/netmon.sock", outcome: .denied,
                access: FileAccess(owner: "netmon", group: "netmon", mode: 0o660, isWritable: false)),
            configuration: .read(path: "/etc/netmon/netmon.yaml", errors: 2, warnings: 0),
            topology: .read(path: "/etc/netmon/topology", errors: 3, warnings: 1), plan: PlanFacts(echoes: 1000, connections: 400))
    }

    /// A container in which nobody can tell anything, and where netmon has not yet begun.
    static func bare() throws -> MachineFacts {
        MachineFacts(
            rights: RightsFacts(user: 0, groups: [0], program: "/netmon", hasNetRaw: nil, hasNetAdmin: nil, pingGroups: nil),
            sockets: SocketFacts(
                outcomes: [.v4: .open(kind: "dgram"), .v6: .open(kind: "dgram")], echo: .answered(nanoseconds: 61_000, byKernel: false),
                descriptors: nil, mostDescriptors: nil),
            clock: ClockFacts(
                source: nil, sources: [], discipline: nil, keepers: [], aheadOfBattery: nil, zone: "Asia/Shanghai", hasZone: true),
            network: NetworkFacts(receiveMost: nil, receiveDefault: nil, interfaces: []),
            store: StoreFacts(
                path: "/var/lib/netmon/netmon.sqlite", condition: .absent(mayBegin: false), access: nil, writer: .unknown,
                now: try moment("2026-10-05 10:00:00")),
            disk: DiskFacts(folder: "/", bytes: nil, freeBytes: nil, inodes: nil, freeInodes: nil, growthPerDay: nil),
            control: ControlFacts(path: "/run/netmon/netmon.sock", outcome: .absent, access: nil), configuration: .none, topology: .none,
            plan: nil)
    }
}
