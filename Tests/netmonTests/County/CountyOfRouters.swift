import Causes
import Foundation
import Monitor
import NetInventory
import Store

/// A county in namespaces with real routers: netmon — core — four aggregation routers — the ten units of each.
///
/// The kernels forward. How many ICMP errors a router sends is limited as it always is, so no verdict can rest on one error for each target.
enum CountyOfRouters {
    /// Everybody is asked every two seconds.
    static let every = Milliseconds(2000)

    static var topology: String {
        let checks = "checks: {icmp: {every: 2s, count: 1, timeout: 500ms, suspect_every: 500ms, confirm: 3, recover: 2}}"
        let areas = 1...4
        let devices = areas.map { "  agg-\($0): {role: aggregation, mgmt: 10.80.1.1\($0)}" }
        let links = areas.map { "  - {id: l-\($0), ends: [agg-\($0), core], speed: 10G}" }
        let units = areas.flatMap { area in
            (0..<10).map { "  u-\(area)-\($0): {name: 单位\(area)\($0), net: 10.9\(area).\($0).0/24, uplink: agg-\(area)}" }
        }
        return """
            network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
            defaults:
              unit: {rank: 无, category: department, \(checks)}
              device: {\(checks)}
            devices:
              core: {role: core, mgmt: 10.80.1.1}
            \(devices.joined(separator: "\n"))
            links:
            \(links.joined(separator: "\n"))
            units:
            \(units.joined(separator: "\n"))
            """
    }

    /// Shell functions: `county` lays it out, `part N` and `join N` cut and mend the link between the core and an aggregation router,
    /// `rise` mends netmon's own end, `in_ NAME …` runs something there.
    static let script = #"""
        county() {
            place() {
                unshare --net sleep 600 &
                eval "$1=$!"
            }
            for name in core agg1 agg2 agg3 agg4 field1 field2 field3 field4; do place $name; done
            for name in core agg1 agg2 agg3 agg4 field1 field2 field3 field4; do
                wait_for "[ \$(readlink /proc/${!name}/ns/net) != \$(readlink /proc/self/ns/net) ]"
                in_ $name sh -c 'ip link set lo up; echo 1 > /proc/sys/net/ipv4/ip_forward'
            done
            ip link add near type veth peer name here netns $core
            in_ core sh -c 'ip addr add 10.80.0.2/30 dev here; ip link set here up; ip addr add 10.80.1.1/32 dev lo'
            rise
            for n in 1 2 3 4; do
                local agg=agg$n field=field$n
                in_ core ip link add to$n type veth peer name wan netns ${!agg}
                in_ $agg sh -c "ip addr add 10.80.2.$((4 * n + 2))/30 dev wan; ip link set wan up; ip addr add 10.80.1.1$n/32 dev lo"
                join $n
                in_ $agg ip route add default via 10.80.2.$((4 * n + 1))
                in_ $agg ip link add lan type veth peer name wan netns ${!field}
                in_ $agg sh -c "ip addr add 10.80.3.$((4 * n + 1))/30 dev lan; ip link set lan up"
                in_ $field sh -c "ip addr add 10.80.3.$((4 * n + 2))/30 dev wan; ip link set wan up"
                in_ $agg ip route add 10.9$n.0.0/16 via 10.80.3.$((4 * n + 2))
                in_ $field sh -c "ip route add default via 10.80.3.$((4 * n + 1)); ip route add unreachable 10.9$n.0.0/16"
                for i in 0 1 2 3 4 5 6 7 8 9; do in_ $field ip addr add 10.9$n.$i.1/32 dev lo; done
            done
        }
        in_() {
            local name=$1
            shift
            nsenter --target ${!name} --net "$@"
        }
        # netmon's own end; a link that was down has lost its routes.
        rise() {
            ip link set near up
            ip addr replace 10.80.0.1/30 dev near
            ip route replace 10.80.0.0/12 via 10.80.0.2
        }
        # The core's end of a link.
        join() {
            in_ core ip addr replace 10.80.2.$((4 * $1 + 1))/30 dev to$1
            in_ core ip link set to$1 up
            in_ core ip route replace 10.80.1.1$1/32 via 10.80.2.$((4 * $1 + 2))
            in_ core ip route replace 10.9$1.0.0/16 via 10.80.2.$((4 * $1 + 2))
        }
        # Takes the core's end of a link down; what the core says of it then is limited as the kernel limits it.
        part() { in_ core ip link set to$1 down; }
        now() { date +%s%3N; }
        # Waits until the log has told so many changes of state.
        told() { wait_for "[ \$(grep -c '$1' log) -ge $2 ]"; }

        """#

    /// The incidents that the ledgers in a store give, by the topology that it holds.
    static func incidents(in folder: URL, upTo moment: Timestamp) throws -> [Incident] {
        let files = [TopologyFile(name: "a.yaml", bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent("topology/a.yaml"))))]
        let inventory = TopologyLoader(now: moment).reload(TopologySource(files: files))
        let day = inventory.network.zone.date(at: moment)
        let intervals = Dictionary(CheckPlan(inventory: inventory, on: day).checks.map { ($0.id.object, $0.spec.every) }) { min($0, $1) }
        let network = WatchedNetwork(
            since: ObjectRule.always, graph: FailureGraph(inventory, on: day), intervals: intervals)
        let ledgers = try StoreReader(path: folder.appendingPathComponent("disk/s.sqlite").path)
            .ledger(in: TimeSpan(from: ObjectRule.always, to: moment), now: moment)
        return IncidentHistory.incidents(in: ledgers, networks: [network], upTo: moment)
    }

    /// The incidents that the running service has kept, in order of their keys.
    static func kept(in folder: URL) throws -> [Incident] {
        try StoreReader(path: folder.appendingPathComponent("disk/s.sqlite").path).incidents().filter { !$0.isWithdrawn }
            .map(\.incident).sorted { $0.key < $1.key }
    }
}
