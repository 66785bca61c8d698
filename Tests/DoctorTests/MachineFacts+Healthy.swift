import Doctor
import NetInventory

extension MachineFacts {
    /// A machine on which everything is as it should be.
    static var healthy: MachineFacts {
        let now = Timestamp(milliseconds: 1_790_000_000_000)
        return MachineFacts(
            rights: RightsFacts(
                user: 990, groups: [990], program: "/usr/bin/netmon", hasNetRaw: true, hasNetAdmin: false,
                pingGroups: .init(first: 1, last: 0)),
            sockets: SocketFacts(
                outcomes: [.v4: .open(kind: "raw"), .v6: .open(kind: "raw")], echo: .answered(nanoseconds: 27_400, byKernel: true),
                descriptors: 65_536, mostDescriptors: 65_536),
            clock: ClockFacts(
                source: "tsc", sources: ["tsc"], discipline: .init(isSynchronized: true, mostErrorMicroseconds: 1200), keepers: ["chronyd"],
                aheadOfBattery: 0, zone: "Asia/Shanghai", hasZone: true),
            network: NetworkFacts(
                receiveMost: 4 << 20, receiveDefault: 212_992,
                interfaces: [.init(name: "eno1", receive: .init(size: 1024, most: 4096), send: nil)]),
            store: StoreFacts(
                path: "/var/lib/netmon/netmon.sqlite",
                condition: .open(
                    .init(schema: 1, bytes: 1 << 20, faults: [], firstResult: now - .seconds(86_400), lastResult: now - .seconds(1))),
                access: FileAccess(owner: "netmon", group: "netmon", mode: 0o640, isWritable: true), writer: .process(812, name: "netmon"),
                now: now),
            disk: DiskFacts(
                folder: "/var/lib/netmon", bytes: 500 << 30, freeBytes: 400 << 30, inodes: 1_000_000, freeInodes: 900_000,
                growthPerDay: 2_000_000),
            control: ControlFacts(path: "/run/netmon/netmon.sock", outcome: .answers, access: nil),
            configuration: .read(path: "/etc/netmon/netmon.yaml", errors: 0, warnings: 0),
            topology: .read(path: "/etc/netmon/topology", errors: 0, warnings: 0), plan: PlanFacts(echoes: 130, connections: 110))
    }
}
