import Foundation
package import Monitor
import NetInventory

/// Plays a script against the clock while netmon watches, and keeps the record of what was done.
package struct DemoRun: Sendable {
    package typealias Order = @Sendable (CountyCommand) async throws -> CountyMoment

    private let script: DemoScript
    private let placement: DemoPlacement
    private let clock: any MonitorClock
    private let language: DemoLanguage
    private let order: Order
    private let tell: @Sendable (String) -> Void

    /// `order` is normally `county.order`; `tell` takes a line of progress, by default to standard error.
    package init(
        _ script: DemoScript, placement: DemoPlacement, clock: any MonitorClock, language: DemoLanguage, order: @escaping Order,
        tell: @escaping @Sendable (String) -> Void = { line in try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }
    ) {
        self.script = script
        self.placement = placement
        self.clock = clock
        self.language = language
        self.order = order
        self.tell = tell
    }

    /// Starts the monitoring, plays every step at its time, stops the monitoring when the last cycle is over.
    ///
    /// Times are kept from the start, not from step to step, so that a slow step delays no later one. Monitoring is stopped
    /// also where a step fails.
    package func play(
        startMonitoring: @Sendable () async throws -> Void, stopMonitoring: @Sendable () async throws -> Void
    ) async throws -> DemoRecord {
        try await startMonitoring()
        let start = clock.now()
        var record = DemoRecord(script: script, placement: placement, startedAt: start, endedAt: start)
        do {
            for step in script.steps {
                try await clock.sleep(until: start + step.offset)
                let moment = try await order(CountyCommand(step.action, step.objects))
                record.events.append(DemoRecord.Event(action: step.action, objects: step.objects, moment: moment))
                tell(DemoProgress.line(of: step, script: script, at: moment.after - start, language))
            }
            try await clock.sleep(until: start + script.length)
        } catch {
            try? await stopMonitoring()
            throw error
        }
        record.endedAt = clock.now()
        try await stopMonitoring()
        return record
    }
}
