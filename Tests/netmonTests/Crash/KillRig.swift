import Foundation
import Glibc
import Monitor
import NetInventory
import Store
import TestHistories

@testable import Demo

/// `netmon run` on five hundred loopback targets a second, killed at random moments; and what must be true of its store afterwards.
///
/// Most targets are units that always answer an echo; the others are ports that open and close, so that there is something to announce.
final class KillRig {
    static let units = 460
    static let portCount = 40
    static let zone = CivilZone("Asia/Shanghai")

    let folder: URL
    /// The store has a folder of its own, which a power cut is played on.
    let storeFolder: URL
    var store: String { storeFolder.appendingPathComponent("s.sqlite").path }
    private let ports: [FlippingPort]
    var random: SplitMix
    /// What the log said so far: object, state and time of each change that was announced.
    private(set) var announced: Set<String> = []
    /// Results that the store held after the last life.
    private(set) var results = 0

    init(in folder: URL, seed: UInt64) throws {
        self.folder = folder
        random = SplitMix(state: seed)
        storeFolder = folder.appendingPathComponent("store")
        try FileManager.default.createDirectory(at: storeFolder, withIntermediateDirectories: true)
        // Addresses of this test alone; the kernel chooses the port.
        ports = try (0..<Self.portCount).map { try FlippingPort(on: 0x7f42_4001 + UInt32($0) * 256) }
        let topology = folder.appendingPathComponent("topology")
        try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: topology.appendingPathComponent("a.yaml"))
    }

    private var text: String {
        let often = "every: 1s, suspect_every: 250ms, confirm: 1, recover: 1, timeout: 500ms, count: 1"
        var lines = [
            "network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}",
            "defaults:",
            "  unit: {rank: 无, category: department, uplink: core, checks: {icmp: {\(often)}}}",
            "devices:",
            "  core: {role: core}",
            "units:",
        ]
        for number in 0..<Self.units {
            lines.append("  u\(number): {name: 单位\(number), net: 127.70.\(number / 64).\(number % 64 * 4)/30}")
        }
        lines.append("applications:")
        for (number, port) in ports.enumerated() {
            lines.append("  a\(number): {name: 应用\(number), check: {tcp: \"127.66.\(64 + number).1:\(port.number)\", \(often)}}")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Lets a few ports open or close.
    func flipSome() throws {
        for _ in 0..<8 { try ports[random.below(ports.count)].flip() }
    }

    /// One life: starts the service, changes something while it runs, and kills it, if it still lives, or asks it to end.
    ///
    /// `milliseconds` run from its start, or, so that a slow machine gets as far as a fast one, from when it says that it monitors.
    func live(_ milliseconds: Int, fromStart: Bool = false, ending: Int32 = SIGKILL, environment: [String: String] = [:]) throws {
        let files = ["in", "out", "err"].map(folder.appendingPathComponent)
        for file in files { try Data().write(to: file) }
        let service = try NetmonBinary.start(
            ["run", "--verbose", "--topology", folder.appendingPathComponent("topology").path, "--store", store], in: folder,
            input: files[0], output: files[1], complaints: files[2], environment: environment)
        while !fromStart, !Self.hasEnded(service.processID) {
            if try String(decoding: Data(contentsOf: files[2]), as: UTF8.self).contains("[netmon] monitoring") { break }
            usleep(20_000)
        }
        let half = UInt32(milliseconds) * 500
        usleep(half)
        try flipSome()
        usleep(half)
        Glibc.kill(service.processID, ending)
        let status = service.wait()
        let log = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
        guard status == 128 + SIGKILL || ending == SIGTERM && status == 0 else { throw Ended(status: status, log: log) }
        hear(log)
    }

    /// Whether a child waits for its parent to look.
    private static func hasEnded(_ process: Int32) -> Bool {
        let words = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?.split(separator: " ") ?? []
        return words.count < 3 || words[2] == "Z"
    }

    /// It ended by itself, which it must not.
    struct Ended: Error, CustomStringConvertible {
        var status: Int32
        var log: String
        var description: String { "netmon run ended with \(status): \(log.suffix(2000))" }
    }

    /// Remembers the announcements of a log; its last line may be torn.
    private func hear(_ log: String) {
        for line in log.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let words = line.split(separator: " ")
            guard let arrow = words.firstIndex(of: "→"), arrow >= 2, words.count >= arrow + 4, words[arrow + 2] == "since" else { continue }
            announced.insert("\(words[arrow - 2]) \(words[arrow + 1]) \(words[arrow + 3])")
        }
    }

    /// What is wrong with the store; empty where all is as promised.
    func problems() throws -> [String] {
        guard FileManager.default.fileExists(atPath: store) else { return announced.isEmpty ? [] : ["there is no store"] }
        let verify = try NetmonBinary.run(["store", "verify", "--store", store])
        if announced.isEmpty, verify.complaints.contains("is empty, for netmon was stopped while it began it") { return [] }
        var problems = verify.status == 0 ? [] : ["verify: \(verify.output) \(verify.complaints)"]
        let reader = try StoreReader(path: store)
        let span = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: .max / 4))
        let ledgers = try reader.ledger(in: span, now: span.from)
        var entries: Set<String> = []
        for (object, ledger) in ledgers {
            problems += Self.faults(of: ledger, object: object)
            for entry in ledger { entries.insert(Self.line(object, entry)) }
        }
        let missing = announced.subtracting(entries)
        problems += try missing.subtracting(Self.takenBack(missing, reader)).map { "announced and not stored: \($0)" }
        let count = try reader.info().results
        if count < results { problems.append("\(results) results were stored, now \(count)") }
        results = count
        return problems
    }

    /// Half-open intervals that touch, each in one state: the moments rise, no state follows itself, and the lengths sum to the time.
    private static func faults(of ledger: [LedgerEntry], object: ObjectID) -> [String] {
        var faults: [String] = []
        for (entry, next) in zip(ledger, ledger.dropFirst()) where entry.at >= next.at || entry.state == next.state {
            faults.append("\(object): \(entry) is followed by \(next)")
        }
        if let first = ledger.first, let last = ledger.last {
            let span = TimeSpan(from: first.at - .seconds(5), to: last.at + .seconds(5))
            let sum = ledger.durations(in: span).values.reduce(Milliseconds.zero, +)
            if sum != span.to - span.from { faults.append("\(object): the states sum to \(sum), not to \(span.to - span.from)") }
        }
        return faults
    }

    private static func line(_ object: ObjectID, _ entry: LedgerEntry) -> String {
        "\(object) \(entry.state.name) \(zone?.rfc3339(entry.at) ?? "")"
    }

    /// Gaps that were announced, and then filled by a result that began before them and was on its way: the one thing that a later
    /// result may take back here. Such a result must be in the store.
    private static func takenBack(_ missing: Set<String>, _ reader: StoreReader) throws -> Set<String> {
        let gaps = missing.filter { $0.split(separator: " ")[1] == "unmonitored" }
        guard !gaps.isEmpty else { return [] }
        var explained: Set<String> = []
        for gap in gaps {
            let words = gap.split(separator: " ")
            guard let at = moment(String(words[2])) else { continue }
            // A result stands for two seconds: the one before the gap began two seconds earlier.
            let span = TimeSpan(from: at - .seconds(2) + Milliseconds(1), to: at + Milliseconds(1))
            try reader.results(in: span) { if "\($0.check.object)" == words[0] { explained.insert(gap) } }
        }
        return explained
    }

    private static func moment(_ text: String) -> Timestamp? {
        let reader = ISO8601DateFormatter()
        reader.formatOptions = text.contains(".") ? [.withInternetDateTime, .withFractionalSeconds] : .withInternetDateTime
        return reader.date(from: text).map { Timestamp(milliseconds: Int64(($0.timeIntervalSince1970 * 1000).rounded())) }
    }

    /// Rows of today's report whose six states do not sum to the time that they are due.
    func unevenRows(by kind: String) throws -> [String] {
        let report = try NetmonBinary.run([
            "report", "availability", "--period", "today", "--by", kind, "--format", "json", "--topology",
            folder.appendingPathComponent("topology").path, "--store", store,
        ])
        let rows = try report.json()["rows"] as? [[String: Any]] ?? []
        let sums = rows.map { row in
            (row["seconds"] as? [String: Double] ?? [:]).values.map { Int64(($0 * 1000).rounded()) }.reduce(0, +)
        }
        guard let due = sums.first, due > 0 else { return ["no rows: \(report.complaints)"] }
        return zip(rows, sums).filter { $0.1 != due }.map { "\($0.0["id"] ?? ""): \($0.1) ms of \(due)" }
    }

    func below(_ limit: Int) -> Int { random.below(limit) }
}
