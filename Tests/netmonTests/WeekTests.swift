import Foundation
import Testing

@testable import Demo

@Suite("A week", .timeLimit(.minutes(15)))
struct WeekTests {
    /// It stands beside the test bundle.
    private static let rig = NetmonBinary.url.deletingLastPathComponent().appending(path: "WeekRig")

    @Test(
        "Memory after five short days of the sample county is that of the first, up to what fills caches; the long week is `scripts/bench week`"
    )
    func memory() async throws {
        let (status, said) = try await OwnThread.run { try Self.run() }
        #expect(status == 0, "\(said)")
        #expect(said.contains("\nmemory: day 1 "), "\(said)")
    }

    private static func run() throws -> (status: Int32, said: String) {
        try TemporaryFolder.with { folder in
            let output = folder.appendingPathComponent("said")
            try Data().write(to: output)
            let child = try ChildProcess(
                [
                    "/bin/sh", "-c", #"exec "$@" > "$0""#, output.path, rig.path, NetmonBinary.sampleCounty,
                    folder.appendingPathComponent("s.sqlite").path, "5", "3600", "10",
                ], environment: ProcessInfo.processInfo.environment.merging(["MALLOC_ARENA_MAX": "1"]) { $1 }, listening: .inherited)
            let status = child.wait()
            return (status, try String(contentsOf: output, encoding: .utf8))
        }
    }
}
