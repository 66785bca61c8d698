import Foundation

/// The network namespace in which this process runs: its links, addresses, routes and kernel settings.
///
/// Everything here changes the namespace of the caller; nothing is called before `isNot(_:)` has shown that it is a private one.
struct NetworkNamespace: Sendable {
    private let ip: Tool

    init() throws(DemoError) {
        ip = try Tool("ip", package: "iproute2")
    }

    /// What the kernel calls the namespace of this process: `net:[4026531833]`; nil where /proc does not say.
    static var current: String? { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/net") }

    /// Refuses to go on in the namespace that it was started from: the machine's own network is never touched.
    static func requireOther(than outside: String) throws(DemoError) {
        guard let current, current != outside else {
            throw .tool("this process is not in a network namespace of its own; start the demo with: netmon demo")
        }
    }

    /// Carries out commands of iproute2 in order, in one process; the first that fails ends them.
    func change(_ commands: [String]) throws(DemoError) {
        guard !commands.isEmpty else { return }
        let outcome = try ip.run(["-batch", "-"], input: commands.joined(separator: "\n") + "\n")
        guard outcome.status == 0 else { throw .tool("ip -batch failed: \(outcome.text)") }
    }

    /// Writes a setting below /proc/sys/net, which shows the writer's own namespace.
    func set(_ setting: String, to value: Int) throws(DemoError) {
        do {
            try Data("\(value)\n".utf8).write(to: URL(filePath: "/proc/sys/net/\(setting)"))
        } catch {
            throw .tool("/proc/sys/net/\(setting) cannot be written: \(error.localizedDescription)")
        }
    }

    /// As `set`, where the kernel has such a setting for this namespace; older ones have it for the whole machine only.
    func setIfPresent(_ setting: String, to value: Int) throws(DemoError) {
        guard FileManager.default.fileExists(atPath: "/proc/sys/net/\(setting)") else { return }
        try set(setting, to: value)
    }

    /// Leaves 127.0.0.1 alone on `lo`: with its usual 127.0.0.1/8 every address of the county would answer here.
    func shrinkLoopback() throws(DemoError) {
        try change(["link set lo up", "address del 127.0.0.1/8 dev lo", "address add 127.0.0.1/32 dev lo"])
        try letLoopbackAddressesTravel(over: ["all", "default", "lo"])
    }

    /// Lets addresses of 127.0.0.0/8 come in over devices (`route_localnet`), from where the route back may not lead (`rp_filter`).
    func letLoopbackAddressesTravel(over devices: [String]) throws(DemoError) {
        for device in devices {
            try set("ipv4/conf/\(device)/route_localnet", to: 1)
            try set("ipv4/conf/\(device)/rp_filter", to: 0)
        }
    }
}
