import Foundation
import Glibc
import TestHistories
import Testing

/// What "committed" means, shown by force.
@Suite("Killed and cut off", .serialized)
struct KillTests {
    /// Printed at the beginning, so that any failure can be repeated: NETMON_TEST_SEED=… swift test --filter KillTests
    static let seed = {
        let seed = ProcessInfo.processInfo.environment["NETMON_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...999_999)
        print("the seed of the kill tests is \(seed)")
        return seed
    }()

    /// What a series of lives showed.
    struct Found {
        var problems: [String] = []
        var results = 0
        var announced = 0
        var syncs = 0
        var records = 0
        var lost = 0
    }

    @Test("Killed fifty times at random moments, while it asks five hundred targets a second: nothing that was announced is missing")
    func killed() async throws {
        let found = try await OwnThread.run {
            try TemporaryFolder.with { folder in
                let rig = try KillRig(in: folder, seed: Self.seed)
                var found = Found()
                for life in 1...50 {
                    // Now and then before it has begun, mostly after its first commit.
                    if life % 5 == 0 { try rig.live(rig.below(1000), fromStart: true) } else { try rig.live(300 + rig.below(2000)) }
                    found.problems += try rig.problems().map { "life \(life): \($0)" }
                }
                found.problems += try rig.unevenRows(by: "unit") + rig.unevenRows(by: "application")
                found.results = rig.results
                found.announced = rig.announced.count
                return found
            }
        }
        print("killed 50 times, seed \(Self.seed): \(found.results) results, \(found.announced) announced changes")
        #expect(found.problems.isEmpty, "seed \(Self.seed): \(found.problems.count) problems, first \(found.problems.prefix(5))")
        #expect(found.results > 500)
        #expect(found.announced > 500)
    }

    @Test(
        "Cut off from power twenty times, mostly in the middle of a commit: what was not synced is gone or torn, and nothing that was announced is missing"
    )
    func powerCut() async throws {
        let found = try await OwnThread.run {
            try TemporaryFolder.with { folder in
                let rig = try KillRig(in: folder, seed: Self.seed)
                var found = Found()
                for life in 1...20 {
                    // At some record, so that it catches SQLite between a write and its sync; every fifth time at some moment. Every
                    // third time netmon is asked to end before, so that the log is just moved into the store, or has been.
                    let place = life % 5 == 0 ? [:] : ["POWER_CUT_AT": "\(1 + rig.below(150))"]
                    let journal = try rig.livePowerCut(
                        500 + rig.below(2000), ending: life % 3 == 0 ? SIGTERM : SIGKILL, environment: place)
                    found.syncs += journal.syncs
                    found.records += journal.records
                    found.lost += journal.unsynced
                    try rig.putBack(journal, PowerCutJournal.Rest.allCases[rig.below(2)])
                    found.problems += try rig.problems().map { "life \(life): \($0)" }
                }
                found.problems += try rig.unevenRows(by: "unit")
                found.results = rig.results
                found.announced = rig.announced.count
                return found
            }
        }
        print(
            "cut off 20 times, seed \(Self.seed): \(found.results) results, \(found.announced) announced changes, \(found.records) calls, "
                + "\(found.syncs) syncs, \(found.lost) writes not synced")
        #expect(found.problems.isEmpty, "seed \(Self.seed): \(found.problems.count) problems, first \(found.problems.prefix(5))")
        #expect(found.results > 200)
        #expect(found.announced > 200)
        // A cut that catches nothing between a write and its sync would prove little.
        #expect(found.syncs > 5)
        #expect(found.lost > 20)
    }

    @Test("The proof can fail: on a disk that only says that it has written, what was announced is missing")
    func lyingDisk() async throws {
        let problems = try await OwnThread.run {
            try TemporaryFolder.with { folder in
                let rig = try KillRig(in: folder, seed: Self.seed)
                // Until there is something to lose, however slow the machine is.
                while rig.announced.isEmpty {
                    try rig.putBack(try rig.livePowerCut(4000, environment: ["POWER_CUT_LIES": "1"]), .lost)
                }
                return try rig.problems()
            }
        }
        #expect(problems.contains { $0.hasPrefix("announced and not stored") || $0 == "there is no store" }, "\(problems.prefix(5))")
    }
}
