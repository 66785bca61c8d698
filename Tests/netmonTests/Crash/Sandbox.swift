import Foundation

@testable import Demo

/// A shell script in namespaces of its own: it may mount, remount and take interfaces away, and nothing of that is seen outside.
///
/// Everything that it started ends with it. It finds `$netmon` (the program), `topology/` (three units that answer) and functions:
/// `wait_for CONDITION` polls for a minute or more, `say WORD` writes a line that the test reads.
enum Sandbox {
    struct Outcome {
        var status: Int32
        /// What was said.
        var said: [String]
        /// Everything on standard error, for a failure.
        var complaints: String

        /// The words that were said after a first word.
        func word(_ first: String) -> String? {
            said.first { $0.hasPrefix(first + " ") }.map { String($0.dropFirst(first.count + 1)) }
        }
    }

    private static let prelude = """
        set -u
        ip link set lo up
        mkdir disk
        say() { echo "$*" >&3; }
        wait_for() {
            for _ in $(seq 600); do
                if eval "$1" 2>/dev/null; then return 0; fi
                sleep 0.1
            done
            say "waited in vain for: $1"
            tail -n 5 log >&2
            exit 99
        }
        # The status and the last line of a verb.
        verb() {
            local name=$1 status=0
            shift
            "$netmon" "$@" > verb.out 2> verb.err || status=$?
            say "$name $status $(tail -n 1 verb.err)"
        }
        begin() {
            "$netmon" run --topology topology --store disk/s.sqlite 2> log &
            service=$!
        }
        end() {
            kill -TERM $service
            local status=0
            wait $service || status=$?
            say "ended $status $(tail -n 1 log)"
        }

        """

    /// - Parameter inspect: looks at what the script has left in its folder.
    static func run(
        _ script: String, topology: String = RunVerbTests.topology, inspect: (URL, Outcome) throws -> Void = { _, _ in }
    ) throws -> Outcome {
        try TemporaryFolder.with { folder in
            let plan = folder.appendingPathComponent("topology")
            try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
            try Data(topology.utf8).write(to: plan.appendingPathComponent("a.yaml"))
            let (said, complaints) = (folder.appendingPathComponent("said"), folder.appendingPathComponent("complaints"))
            try Data((prelude + script).utf8).write(to: folder.appendingPathComponent("script"))
            // An ordinary user may do all of this in a user namespace.
            let user = geteuid() == 0 ? "" : "--user --map-root-user"
            let command = """
                cd "$1" && exec unshare \(user) --mount --net --pid --fork --kill-child --mount-proc bash script 3> said 2> complaints
                """
            let environment = ProcessInfo.processInfo.environment.merging(["netmon": NetmonBinary.url.path, "LC_ALL": "C.UTF-8"]) { $1 }
            let child = try ChildProcess(["/bin/sh", "-c", command, "sh", folder.path], environment: environment, listening: .inherited)
            let status = child.wait()
            let outcome = Outcome(
                status: status, said: try String(contentsOf: said, encoding: .utf8).split(separator: "\n").map(String.init),
                complaints: try String(contentsOf: complaints, encoding: .utf8))
            try inspect(folder, outcome)
            return outcome
        }
    }
}
