import ArgumentParser
import Control
import Monitor
import NetInventory
import Report
import Store

/// What every verb about planned work needs: the store, the topologies that name things, and the service where one runs.
struct MaintenanceOptions: ParsableArguments {
    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var control: ControlOptions
    @OptionGroup var output: OutputOptions

    /// The topologies of today.
    func sources(_ reader: StoreReader) throws(CommandFailure) -> ReportSources {
        if try failing({ try reader.acceptedTopologies() }).isEmpty { _ = try topology.requireFolder() }
        return try ReportSources(topology, reader: reader, now: SystemClock().now())
    }

    /// Through the running service, which alone writes, or straight into the store; returns the number.
    func make(_ entry: ControlMaintenanceEntry) throws(CommandFailure) -> Int64 {
        if let service = try control.service(of: store) {
            let named = control.socket == nil ? StorePlace.resolved(store.path) : nil
            let reply = try service.ask(ControlRequest(.maintenance, store: named, maintenance: entry))
            guard case .declared(let made) = reply else { throw CommandFailure("\(ControlError.notUnderstood)") }
            return made.number
        }
        guard let change = MaintenanceChange(entry) else { throw CommandFailure("\(ControlError.notUnderstood)") }
        let writer = try store.writer()
        let outcome = Result { try change.make(in: writer, at: SystemClock().now()) }
        try failing { try writer.close() }
        return try failing { try outcome.get() }.number
    }

    /// Tells what is on the disk now.
    func tell(_ number: Int64, now: Timestamp) throws(CommandFailure) {
        let reader = try store.reader()
        let sources = try sources(reader)
        guard let work = try failing({ try reader.declaredMaintenance() }).first(where: { $0.number == number }) else {
            throw CommandFailure("\(MaintenanceRefusal.unknown(number))")
        }
        let topology = try sources.topology(for: work.draft.span)
        try output.deliver(MaintenanceEntryReport(work, topology: topology, now: now))
    }
}
