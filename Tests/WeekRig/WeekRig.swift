import Causes
import Foundation
import Logging
import Monitor
import NetInventory
import Probe
import Store
import Synchronization

/// Runs the monitoring of a topology by a manual clock with the real store, for days, and prints the memory of each day's last hour.
///
///     WeekRig TOPOLOGY STORE DAYS SECONDS PERCENT
///
/// SECONDS is the length of a day: 86400, or fewer for a shorter variant whose days are as alike. Ends with status 1 where the last day
/// takes more than PERCENT over the first: 5 for a week of whole days. Where a first day is so short that the caches are still filling, 10
/// says as much of a leak, which shows by what it takes for each result.
@main
struct WeekRig {
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count == 6, let days = Int64(words[3]), let seconds = Int64(words[4]), let allowed = Double(words[5]), days > 1,
            seconds >= 3600
        else {
            print("usage: WeekRig TOPOLOGY STORE DAYS SECONDS PERCENT")
            exit(2)
        }
        guard let inventory = try TopologyLoader(now: start).load(folder: words[1], overlays: []).inventory else {
            print("the topology \(words[1]) has errors")
            exit(2)
        }
        let clock = WeekClock(start)
        let plan = CheckPlan(inventory: inventory, on: inventory.network.zone.date(at: start))
        let writer = try StoreWriter(path: words[2])
        try writer.register(plan, at: start)
        let county = WeekCounty(plan: plan, day: .seconds(seconds), start: start)
        let quiet = Logger(label: "week") { _ in SwiftLogNoOpLogHandler() }
        let probe: @Sendable (ProbeQuestion) async -> ProbeResult = { county.answer($0, at: clock.now()) }
        let witness = SelfWitness(network: county, clock: clock, logger: quiet, ask: probe)
        let network = WatchedNetwork.networks(of: [(start, inventory)], upTo: start + .seconds(seconds * days))
        let live = Mutex(LiveIncidents(ledgers: [:], networks: network, from: start, lag: plan.confirming))
        let service = MonitorService(
            plan: plan, probe: probe, clock: clock, logger: quiet, witness: witness,
            commit: { batch in
                try clock.write {
                    try writer.commit(batch)
                    // As the service does beside its commits.
                    let changes = live.withLock { live in live.take(batch.changes) ? live.judge(at: clock.now()) : nil }
                    guard let changes else { throw StoreError.failed(path: words[2], reason: "a change lies before what is settled") }
                    if !changes.isEmpty { try writer.keep(changes.incidents, vanished: changes.vanished) }
                }
            })
        let running = Task { try await service.run() }
        let begun = ContinuousClock.now
        var peaks: [Int] = []
        for day in 1...days {
            let end = start + .seconds(seconds * day)
            var peak = 0
            while clock.now() < end {
                try? await Task.sleep(for: .milliseconds(20))
                if end - clock.now() <= .seconds(seconds / 24) { peak = max(peak, residentKiB()) }
            }
            peak = max(peak, residentKiB())
            peaks.append(peak)
            let took = (ContinuousClock.now - begun).components.seconds
            print("day \(day): \(service.counters.committed) results on the disk, \(peak) KiB resident in its last hour, \(took) s so far")
            fflush(nil)
        }
        running.cancel()
        try await running.value
        try writer.close()
        let reader = try StoreReader(path: words[2])
        let info = try reader.info()
        print(
            "week: \(plan.checks.count) checks, \(info.results) results and \(try reader.incidents().count) incidents stored, "
                + "\(service.counters.skippedTurns) turns skipped")
        let growth = Double(peaks[peaks.count - 1] - peaks[0]) / Double(peaks[0]) * 100
        print("memory: day 1 \(peaks[0]) KiB, day \(days) \(peaks[peaks.count - 1]) KiB, \(String(format: "%+.1f", growth)) %")
        exit(growth <= allowed ? 0 : 1)
    }

    /// A Monday.
    static let start = Timestamp(milliseconds: 1_791_129_600_000)

    private static func residentKiB() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }.flatMap { Int($0) } ?? 0
    }
}
