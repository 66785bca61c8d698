import Foundation

/// Brings the demo into a network namespace of its own.
///
/// A Swift process cannot move itself there: `unshare(2)` moves one thread and the runtime has several by then. So netmon starts
/// itself again through util-linux's `unshare`, as root or, in a user namespace, as anybody. Where the machine forbids both,
/// the demo is played on loopback with fewer faults, and the placement says why.
package struct DemoNamespaces: Sendable {
    /// Set for the process inside: the placement's name and the namespace that it must not be in.
    private static let marker = "NETMON_DEMO_INSIDE"

    /// Everything that the demo will ask of the kernel, tried once in a namespace that ends with the shell.
    private static let trial = """
        set -e
        ip link set lo up
        ip link add trial0 type veth peer name trial1
        echo 1 > /proc/sys/net/ipv4/conf/trial0/route_localnet
        echo 1 > /proc/sys/net/ipv4/ip_forward
        echo 1 > /proc/sys/net/ipv4/neigh/trial0/mcast_solicit
        unshare --net true
        """

    private let executable: String

    /// `executable` is what is started again, by default the program that runs.
    package init(executable: String = "/proc/self/exe") {
        self.executable = URL(filePath: executable).resolvingSymlinksInPath().path
    }

    /// Plays the demo in a namespace and waits for its end, or says where to play it; `arguments` as given to netmon.
    ///
    /// Call it first: in the process inside, this is what ends it when its owner is gone.
    package func enter(arguments: [String]) throws(DemoError) -> DemoEntry {
        if let placement = try Self.inherited() {
            LifeLine.follow()
            return .play(placement)
        }
        let placement = choose()
        guard let options = placement.unshareOptions else { return .play(placement) }
        guard let outside = NetworkNamespace.current else { return .play(.loopback(reason: "/proc/self/ns/net cannot be read")) }
        return .finished(status: try reexecute(options, arguments: arguments, mark: "\(placement.name) \(outside)"))
    }

    /// The best placement that this machine allows, found by trying.
    package func choose() -> DemoPlacement {
        let candidates: [DemoPlacement] = geteuid() == 0 ? [.namespaces, .userNamespaces] : [.userNamespaces]
        var reasons: [String] = []
        for candidate in candidates {
            guard let options = candidate.unshareOptions else { continue }
            do {
                _ = try Tool("ip", package: "iproute2")
                let outcome = try Tool("unshare", package: "util-linux").run(options + ["--", "sh", "-c", Self.trial])
                if outcome.status == 0 { return candidate }
                reasons.append(outcome.text.split(separator: "\n").first.map(String.init) ?? "unshare ended with \(outcome.status)")
            } catch {
                reasons.append(error.description)
            }
        }
        return .loopback(reason: reasons.first ?? "no way to try")
    }

    /// The placement that this process was started into; nil for one that nobody started so.
    static func inherited() throws(DemoError) -> DemoPlacement? {
        guard let words = ProcessInfo.processInfo.environment[marker]?.split(separator: " ").map(String.init), words.count == 2,
            let placement = [DemoPlacement.namespaces, .userNamespaces].first(where: { $0.name == words[0] })
        else { return nil }
        try NetworkNamespace.requireOther(than: words[1])
        return placement
    }

    private func reexecute(_ options: [String], arguments: [String], mark: String) throws(DemoError) -> Int32 {
        let unshare = try Tool("unshare", package: "util-linux").path
        let environment = ProcessInfo.processInfo.environment.merging([Self.marker: mark]) { $1 }
        let inside = try ChildProcess(
            [unshare] + options + ["--", executable] + arguments, environment: environment, listening: .inherited)
        // Its input stays open and unused until here: the process inside sees it close when this one ends, however it ends.
        return withExtendedLifetime(inside.input) { inside.wait() }
    }
}
