import ArgumentParser
import Causes
import Control
import Foundation
import NetInventory
import Report
import Store

/// What every verb about incidents needs: the store, the topologies that name things, and the service where one runs.
struct IncidentOptions: ParsableArguments {
    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    /// The topologies that were in force in a time; without any the folder of today, or nothing.
    func topology(from begin: Timestamp, reader: StoreReader, now: Timestamp) throws(CommandFailure) -> ReportTopology {
        try ReportSources(topology, reader: reader, now: now).topology(for: TimeSpan(from: min(begin, now), to: now))
    }

    /// One incident, with what the probes say about it.
    func report(
        _ stored: StoredIncident, reader: StoreReader, now: Timestamp, withPhones: Bool = false
    ) throws(CommandFailure) -> IncidentReport {
        var evidence = FaultEvidence(stored.incident, now: now)
        try failing { try reader.results(in: evidence.reading) { evidence.add($0) } }
        let known = try topology(from: stored.incident.from, reader: reader, now: now)
        return IncidentReport(stored, topology: known, evidence: evidence, withPhones: withPhones)
    }
}

/// Enters something about an incident: through the running service, which alone writes, or straight into the store.
struct IncidentEntryOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The incident's number.", valueName: "N"))
    var number: Int64

    @Option(help: ArgumentHelp("Who does it (default: the user).", valueName: "NAME"))
    var by: String?

    @OptionGroup var control: ControlOptions
    @OptionGroup var options: IncidentOptions

    func enter(_ entry: ControlIncidentEntry) throws(CommandFailure) {
        if let service = try control.service(of: options.store) {
            let store = control.socket == nil ? StorePlace.resolved(options.store.path) : nil
            let reply = try service.ask(ControlRequest(.incident, store: store, incident: entry))
            guard case .entered = reply else { throw CommandFailure("\(ControlError.notUnderstood)") }
        } else {
            // No number to enter anything for is not a reason to begin a store.
            _ = try options.store.reader()
            let writer = try options.store.writer()
            let outcome = try failing { try writer.enter(IncidentEntry(entry, at: SystemClock().now())) }
            try failing { try writer.close() }
            _ = try failing { try outcome.get() }
        }
        let reader = try options.store.reader()
        guard let stored = try failing({ try reader.incident(number: number) }) else {
            throw CommandFailure("\(IncidentRefusal.unknown(number))")
        }
        try options.output.deliver(
            IncidentEntryReport(try options.report(stored, reader: reader, now: SystemClock().now().wholeSecond)))
    }

    /// `--by`, else who called sudo, else the user's name.
    var who: String { by ?? Caller.name }
}
