import Foundation

@testable import Demo

/// The built program, run as its users run it.
struct NetmonBinary {
    struct Outcome {
        var status: Int32
        var output: String
        var complaints: String

        /// The one JSON object that was printed.
        func json() throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
        }

        /// JSON lines.
        func jsonLines() throws -> [[String: Any]] {
            try output.split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
        }
    }

    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let sampleCounty = root.appendingPathComponent("topology").path

    /// The program beside this test program.
    static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent(
        "netmon")

    /// Runs it to its end. Output goes by way of files, so that no pipe can fill up.
    @discardableResult
    static func run(
        _ arguments: [String], in folder: URL? = nil, input: String? = nil, environment: [String: String] = [:], as user: TestUser? = nil
    ) throws -> Outcome {
        try TemporaryFolder.with { scratch in
            let output = scratch.appendingPathComponent("out")
            let complaints = scratch.appendingPathComponent("err")
            let entry = scratch.appendingPathComponent("in")
            for file in [output, complaints] { try Data().write(to: file) }
            try Data((input ?? "").utf8).write(to: entry)
            let child = try start(
                arguments, in: folder ?? scratch, input: entry, output: output, complaints: complaints, environment: environment,
                as: user)
            let status = child.wait()
            return Outcome(
                status: status, output: try String(contentsOf: output, encoding: .utf8),
                complaints: try String(contentsOf: complaints, encoding: .utf8))
        }
    }

    /// Starts it, with files for all it reads and writes, so that no pipe can fill up.
    static func start(
        _ arguments: [String], in folder: URL, input: URL, output: URL, complaints: URL, environment: [String: String] = [:],
        as user: TestUser? = nil
    ) throws -> ChildProcess {
        let script = #"cd "$1" && exec < "$2" > "$3" 2> "$4" && shift 4 && exec "$@""#
        let settings = ProcessInfo.processInfo.environment.merging(["LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"]) { $1 }
            .merging(environment) { $1 }
        return try ChildProcess(
            ["/bin/sh", "-c", script, "sh", folder.path, input.path, output.path, complaints.path]
                + (user?.command ?? [url.path]) + arguments,
            environment: settings, listening: .inherited)
    }
}
