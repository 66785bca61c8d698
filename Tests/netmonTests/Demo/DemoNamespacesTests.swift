import Foundation
import Testing

@testable import Demo

/// A small county in real namespaces, played by `DemoRig`; the kernel of the machine has to allow them, as root or to everybody.
@Suite(.serialized)
struct DemoNamespacesTests {
    /// It stands beside the test bundle.
    private static let rig = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
        path: "DemoRig")

    private static func start(_ verb: String) throws -> (process: ChildProcess, output: FileHandle) {
        let process = try ChildProcess([rig.path, verb], environment: ProcessInfo.processInfo.environment, listening: .output)
        return (process, try #require(process.output))
    }

    /// What the demo could leave behind in the namespace of this process.
    private static func surroundings() throws -> [String: String] {
        var found: [String: String] = [:]
        let settings = [
            "ip_forward", "icmp_ratelimit", "icmp_msgs_per_sec", "icmp_msgs_burst", "conf/all/route_localnet", "conf/all/rp_filter",
            "conf/lo/route_localnet",
        ]
        for path in settings.map({ "/proc/sys/net/ipv4/\($0)" }) + ["/proc/self/net/route", "/proc/self/net/fib_trie"] {
            found[path] = try? String(contentsOfFile: path, encoding: .utf8)
        }
        found["devices"] = try FileManager.default.contentsOfDirectory(atPath: "/sys/class/net").sorted().joined(separator: " ")
        return found
    }

    @Test func `addresses that are cut are unreachable by their router, the others stand, and nothing is left behind`() async throws {
        let before = try Self.surroundings()
        let (process, output) = try Self.start("play")
        let text = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        let status = process.wait()
        let lines = text.split(separator: "\n").map(String.init)
        #expect(
            lines.filter { !$0.hasPrefix("process ") } == [
                "placement isolated",
                "county 3 units, 1 devices, 1 pages, 2 ports",
                "before refused refused refused refused refused open open unreachable",
                "cut unreachable unreachable unreachable refused refused open open unreachable",
                "refused unit/x has neither an address of its own nor a page in this county, so it cannot be cut",
                "mended refused refused refused refused refused open open unreachable",
                "order true",
                "links lo",
            ])
        #expect(status == 0)
        #expect(try Self.surroundings() == before)
    }

    @Test func `when the demo is killed its processes inside end too`() async throws {
        let (process, output) = try Self.start("hang")
        var inside: Int32?
        var text = ""
        while inside == nil {
            let data = output.availableData
            try #require(!data.isEmpty, "the rig ended early: \(text)")
            text += String(decoding: data, as: UTF8.self)
            inside = text.split(separator: "\n").last { $0.hasPrefix("process ") && text.hasSuffix("\n") }.flatMap {
                Int32($0.dropFirst(8))
            }
        }
        let player = try #require(inside)
        let county = try #require(Self.children(of: player).first)
        process.kill()
        _ = process.wait()
        await Self.waitForEnd(of: player)
        #expect(!Self.isAlive(player))
        await Self.waitForEnd(of: county)
        #expect(!Self.isAlive(county))
    }

    private static func children(of process: Int32) -> [Int32] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return tasks.flatMap { task in
            ((try? String(contentsOfFile: "/proc/\(process)/task/\(task)/children", encoding: .utf8)) ?? "").split(separator: " ")
                .compactMap { Int32($0) }
        }
    }

    /// A process that has ended and waits to be counted by its parent is not alive.
    private static func isAlive(_ process: Int32) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ")
    }

    /// Another process ends when the kernel lets it: a bounded wait, and the expectation after it decides.
    private static func waitForEnd(of process: Int32) async {
        for _ in 0..<500 where isAlive(process) { try? await Task.sleep(for: .milliseconds(10)) }
    }
}
