import Foundation
import Glibc
import Testing

@Suite("A topology folder that changes while the service runs", .timeLimit(.minutes(5)))
struct FolderReloadTests {
    private static func topology(_ units: Int, confirm: Int = 3) -> String {
        let lines = (1...units).map { "  u\($0): {name: 单位\($0), category: department, net: 127.65.\($0).0/24, uplink: core}" }
        return """
            network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
            defaults:
              unit: {rank: 无, checks: {icmp: {every: 2s, count: 1, suspect_every: 500ms, confirm: \(confirm)}}}
            devices:
              core: {role: core}
            units:
            \(lines.joined(separator: "\n"))

            """
    }

    /// Waits until the log has said something so many times.
    private static func wait(for text: String, _ count: Int = 1, in service: RunningService) throws {
        let deadline = ContinuousClock.now + .seconds(90)
        while ContinuousClock.now < deadline {
            if service.log.components(separatedBy: text).count > count { return }
            usleep(20_000)
        }
        Issue.record("'\(text)' was not said \(count) times: \(service.log)")
        throw CocoaError(.featureUnsupported)
    }

    /// Beside the file and renamed, as editors do.
    private static func rename(_ text: String, to file: URL) throws {
        let beside = file.deletingLastPathComponent().appendingPathComponent(".a.yaml.tmp")
        try Data(text.utf8).write(to: beside)
        _ = unsafe Glibc.rename(beside.path, file.path)
    }

    @Test("It is taken by itself, whatever is done to it; what is wrong is told once and refused; no check misses its turn")
    func takes() async throws {
        let story = try await OwnThread.run { try Self.story() }
        #expect(story.status == 0, "\(story.log)")
        let log = story.log
        #expect(log.components(separatedBy: Self.taken).count == 6, "\(log)")
        #expect(log.components(separatedBy: Self.refused).count == 3, "\(log)")
        #expect(log.components(separatedBy: Self.missing).count == 2, "\(log)")
        // The place of what is wrong, once for each change.
        #expect(log.contains("a.yaml:") && log.contains("b.yaml:1:1: error "), "\(log)")
        #expect(log.components(separatedBy: "b.yaml:1:1: error ").count == 2, "\(log)")
        #expect(story.verified.status == 0, "\(story.verified.output)")
        // All that was asked was judged and stored, and no turn was missed but by a machine that stood still.
        let counted = try #require(log.split(separator: "\n").last { $0.contains(" counted") })
        let numbers = ["bursts=", "committed=", "refused="].map { name in
            counted.split(separator: " ").first { $0.hasPrefix(name) }.flatMap { Int($0.dropFirst(name.count)) }
        }
        #expect((numbers[0] ?? 0) > 100 && numbers[0] == numbers[1] && numbers[2] == 0, "\(counted)")
    }

    private static let taken = "the changed topology is in force"
    private static let refused = "and the one before stays in force"
    private static let missing = "the changed topology folder is not taken, and the topology before stays in force"

    /// What is done to the folder, one thing after another, up to the end of the service.
    private static func story() throws -> (status: Int32, log: String, verified: NetmonBinary.Outcome) {
        try TemporaryFolder.with { folder in
            let service = try RunningService(in: folder, topology: Self.topology(20))
            let file = service.topology.appendingPathComponent("a.yaml")
            try service.waitForResults(30)

            try Self.rename(Self.topology(22), to: file)
            try Self.wait(for: Self.taken, in: service)
            // Another limit for all of them.
            try Self.rename(Self.topology(22, confirm: 4), to: file)
            try Self.wait(for: Self.taken, 2, in: service)

            // Half a file, as a slow copy leaves it for long.
            try service.write(String(Self.topology(23).prefix(400)))
            try Self.wait(for: Self.refused, in: service)
            try service.write(Self.topology(23))
            try Self.wait(for: Self.taken, 3, in: service)
            // A file of a hundred megabytes of nothing.
            let garbage = service.topology.appendingPathComponent("b.yaml")
            try Data().write(to: garbage)
            let handle = try FileHandle(forWritingTo: garbage)
            try handle.truncate(atOffset: 100 << 20)
            try handle.close()
            try Self.wait(for: Self.refused, 2, in: service)
            try FileManager.default.removeItem(at: garbage)
            try Self.rename(Self.topology(21), to: file)
            try Self.wait(for: Self.taken, 4, in: service)

            // The folder goes, and a link to another one comes in its place.
            let aside = folder.appendingPathComponent("aside")
            try FileManager.default.moveItem(at: service.topology, to: aside)
            try Self.wait(for: Self.missing, in: service)
            try Data(Self.topology(20).utf8).write(to: aside.appendingPathComponent("a.yaml"))
            try FileManager.default.createSymbolicLink(at: service.topology, withDestinationURL: aside)
            try Self.wait(for: Self.taken, 5, in: service)
            // The same again is no news.
            try Self.rename(Self.topology(20), to: file)
            try service.waitForResults(30, after: try RunVerbTests.results(service.store))
            let status = service.end()
            return (status, service.log, try NetmonBinary.run(["store", "verify", "--store", service.store]))
        }
    }
}
