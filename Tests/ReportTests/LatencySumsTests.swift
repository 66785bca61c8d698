import Foundation
import Monitor
import NetInventory
import Probe
import Store
import Testing

@testable import Report

/// Kept sums and single results: the report says the same, whatever cuts the days.
@Suite struct LatencySumsTests {
    /// Results of units and of a target that was imported, in a store of their own; some days are added up, some are not.
    private static func store(_ folder: URL, seed: Int) throws -> String {
        let path = folder.appendingPathComponent("s.sqlite").path
        let units = ["zc", "jyj", "czj", "yy", "cqc"]
        var numbers = SeededNumbers(state: UInt64(seed))
        var rows = ["time,target,success,rtt_s"]
        let begin = try moment("2026-09-30 20:00").milliseconds
        for step in 0..<400 {
            // Every three hours or so, for seven weeks.
            let at = begin + Int64(step) * 10_800_000 + Int64.random(in: 0..<10_000_000, using: &numbers)
            for name in units + (step > 20 ? ["old"] : []) {
                let rtt = Int64.random(in: 100...4_000_000, using: &numbers)
                rows.append("\(at / 1000).\(String(1000 + at % 1000).dropFirst()),\(name),1,0.\(String(10_000_000 + rtt).dropFirst())")
            }
        }
        // The last of them after the days were added up: theirs are open.
        let late = rows.suffix(7)
        for part in [Array(rows.dropLast(7)), [rows[0]] + late] as [[String]] {
            let file = folder.appendingPathComponent("results.csv")
            try Data(part.joined(separator: "\n").utf8).write(to: file)
            let writer = try StoreWriter(path: path)
            _ = try ResultImport(into: writer) { name in
                units.contains(name)
                    ? (Check(object: ObjectID(.unit, name), spec: CheckSpec(name: "icmp", question: .icmp(IPAddress(v4: 1)))), .any) : nil
            }.run(path: file.path)
            try writer.close()
        }
        return path
    }

    @Test(arguments: 0..<3)
    func sumsSayWhatTheResultsSay(seed: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-sums-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let reader = try StoreReader(path: try Self.store(folder, seed: seed))
        let topology = ReportTopology(try SampleCounty.inventory())
        let method = try SampleCounty.method()
        // Offsets of whole, half and quarter hours; periods that end in the middle of a day, of a half-hour, of a second.
        for zone in ["Asia/Shanghai", "Asia/Kolkata", "Asia/Kathmandu", "Europe/Berlin"].compactMap({ CivilZone($0) }) {
            for (text, now) in [
                ("2026-10", "2026-12-01 00:00"), ("2026-10-16", "2026-12-01 00:00"), ("2026-W42", "2026-10-16 11:17"),
                ("2026-10-10..2026-10-20", "2026-10-20 16:59:59.123"), ("2026-09-30", "2026-12-01 00:00"),
            ] {
                let period = try ReportPeriod(text, zone: zone, now: try moment(now))
                var sums = LatencyReport.Builder(topology: topology, period: period)
                try reader.latency(in: period.span, to: &sums)
                var single = LatencyReport.Builder(topology: topology, period: period)
                try reader.results(in: period.span) { result in
                    single.add(
                        object: result.check.object, at: result.at, sent: result.sent, received: result.received, times: result.times)
                }
                let reports = [sums, single].map { LatencyReport($0, method: method) }
                #expect(reports[0].rows == reports[1].rows, "\(text) in \(zone.name) until \(now)")
                #expect(reports[1].rows.contains { $0.always.sent > 0 })
            }
        }
    }
}
