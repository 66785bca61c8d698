import Foundation
import FuzzTargets
import Testing

/// The inputs that the fuzzer found worth keeping, through the same functions (`scripts/fuzz`, CONTRIBUTING.md).
@Suite("Seeds of the fuzzer")
struct SeedTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Seeds")

    static func seeds(of target: FuzzTarget) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent(target.rawValue), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.path < $1.path }
    }

    /// What this thread has worked, however many others wanted the processor meanwhile.
    private static var processorNanoseconds: UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    @Test("Each one returns, and soon", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        let seeds = Self.seeds(of: target)
        #expect(!seeds.isEmpty)
        for seed in seeds {
            let bytes = [UInt8](try Data(contentsOf: seed))
            let before = Self.processorNanoseconds
            target.take(bytes)
            #expect(Self.processorNanoseconds - before < 5_000_000_000, "\(seed.lastPathComponent)")
        }
    }

    @Test("They are few and small, so that everybody can have them")
    func size() throws {
        let seeds = FuzzTarget.allCases.flatMap { Self.seeds(of: $0) }
        let bytes = try seeds.reduce(0) { $0 + (try Data(contentsOf: $1).count) }
        #expect(seeds.count <= 400)
        #expect(bytes <= 1 << 20)
    }
}
