import Configuration
import NetInventory
import Probe
import Store
import WireBytes

/// A reader of bytes that anybody may have written, as the fuzzer and the replay of its seeds call it.
///
/// Whatever the bytes are, `take` returns; where a reader breaks a promise of its own, it traps.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// A topology file; behind a byte 0x1E a second one, and behind another an overlay.
    case topology
    /// `netmon.yaml`.
    case config
    /// The results of another monitor, for `netmon store import`.
    case csv
    /// An ICMP message.
    case icmp
    /// A list of targets for `netmon probe -f`.
    case target
    /// The sums of answer times, of a day and of its half-hours, as the store keeps them.
    case latency
    /// What an HTTP server says; the first byte chooses what is expected of it.
    case http
    /// A certificate in DER.
    case certificate
    /// What a TLS server says before anything is encrypted.
    case greeting
    /// A message of a name server.
    case dns

    package func take(_ bytes: [UInt8]) {
        switch self {
        case .topology: Self.takeTopology(bytes)
        case .config: Self.takeConfiguration(bytes)
        case .csv: Self.takeRows(bytes)
        case .icmp: Self.takeMessage(bytes)
        case .target: Self.takeTargets(bytes)
        case .latency: Self.takeSums(bytes)
        case .http: Self.takeAnswer(bytes)
        case .certificate: Self.takeCertificate(bytes)
        case .greeting: Self.takeGreeting(bytes)
        case .dns: Self.takeNames(bytes)
        }
    }

    private static func takeTopology(_ bytes: [UInt8]) {
        guard let day = CivilDate(year: 2026, month: 11, day: 23) else { preconditionFailure("the day exists") }
        let parts = bytes.split(separator: 0x1e, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
        let files = parts.prefix(2).enumerated().map { TopologyFile(name: "\($0).yaml", bytes: $1) }
        let plans = parts.dropFirst(2).map { TopologyFile(name: "plan.yaml", bytes: $0) }
        let topology = TopologyLoader(asOf: day).load(files, overlays: plans)
        precondition((topology.inventory == nil) == !topology.errors.isEmpty, "an inventory, or an error that says why not")
        check(topology.problems)
    }

    private static func takeConfiguration(_ bytes: [UInt8]) {
        let loaded = ConfigurationLoader.load(TopologyFile(name: "netmon.yaml", bytes: bytes))
        precondition((loaded.configuration == nil) == !loaded.errors.isEmpty, "settings, or an error that says why not")
        check(loaded.problems)
    }

    private static func check(_ problems: [TopologyProblem]) {
        precondition(problems.count <= YamlLimits.problems + 1, "no more problems than the limit")
        for problem in problems {
            precondition(problem.spot.line >= 1 && problem.spot.column >= 1, "a problem has a place")
            precondition(!problem.line.unicodeScalars.contains(where: VisibleText.isSteering), "a problem is safe to print")
        }
    }

    /// In one piece and byte by byte: where a piece ends must change nothing.
    private static func takeRows(_ bytes: [UInt8]) {
        let whole = entries(bytes, piece: .max)
        let pieces = entries(bytes, piece: 1 + bytes.count % 7)
        precondition(whole == pieces, "the rows do not depend on how a pipe cuts them")
        guard let whole else { return }
        // Each line that is not empty is a row or a refusal: none is passed over.
        let lines = bytes.split { $0 == 10 || $0 == 13 }.count
        precondition(whole.count == lines - 1 || whole.count == lines, "none is lost")
    }

    private static func entries(_ bytes: [UInt8], piece: Int) -> [String]? {
        guard var reader = try? ResultRowReader(bytes, piece: piece) else { return nil }
        var entries: [String] = []
        do {
            while let entry = try reader.next() {
                switch entry {
                case .row(let row): entries.append("\(row)")
                case .refused(let row):
                    precondition(!row.reason.unicodeScalars.contains(where: VisibleText.isSteering), "a reason is safe to print")
                    entries.append("\(row)")
                }
            }
        } catch {
            preconditionFailure("bytes in memory can be read")
        }
        return entries
    }

    private static func takeMessage(_ bytes: [UInt8]) {
        let span = unsafe bytes.span.bytes
        for isWhole in [true, false] { _ = ICMPMessage.rawV4(span, isWhole: isWhole) }
        _ = ICMPMessage.v4(span)
        _ = ICMPMessage.v6(span)
    }

    private static func takeTargets(_ bytes: [UInt8]) {
        for line in ProbeTargetList(String(decoding: bytes, as: UTF8.self)).lines {
            let read = Result { () throws(ProbeTargetMistake) in try ProbeTargetText(line.text) }
            _ = ProbeTargetText.isExplicit(read, of: line.text)
            _ = try? read.get().question(nil)
        }
    }

    /// What can be read is written the same way again, can be added, and answers within its least and greatest.
    private static func takeSums(_ bytes: [UInt8]) {
        let day = LatencyDay(bytes: bytes)
        if let day { precondition(LatencyDay(bytes: day.bytes) == day, "a day is read as it was written") }
        for figures in [LatencyFigures(bytes: bytes), day?.total].compactMap({ $0 }) {
            precondition(LatencyFigures(bytes: figures.bytes) == figures, "figures are read as they were written")
            var twice = figures
            twice.merge(figures)
            guard let min = twice.times.min, let max = twice.times.max else { continue }
            for percent in 0...100 {
                guard let time = twice.times.percentile(percent) else { preconditionFailure("there are times") }
                precondition(min <= time && time <= max, "a percentile lies between least and greatest")
            }
        }
    }
}
