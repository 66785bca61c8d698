import ArgumentParser
import Logging
import Monitor
import NetInventory
import Probe
import ServiceLifecycle
import Store
import UnixSignals

/// `netmon run`: the service.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "The service: plans the checks, probes, judges, and remembers, until it is told to stop.",
        discussion: """
            Example: netmon run --topology /etc/netmon/topology --store /var/lib/netmon/netmon.sqlite
            SIGTERM or SIGINT ends it cleanly: what was judged is on the disk before it exits.
            """
    )

    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions

    @Flag(help: "Says more about what is being done.")
    var verbose = false

    func run() async throws {
        try await reporting {
            let clock = SystemClock()
            let (inventory, source) = try topology.accepted(now: clock.now())
            var logger = Logger(label: "netmon") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = verbose ? .debug : .info
            logger.info("netmon \(Version.number)", metadata: ["topology": "\(source.hash.prefix(12))", "commit": "\(Version.commit)"])
            let writer = try store.writer()
            try failing { try writer.accept(source, inventory: inventory, at: clock.now()) }
            let service = MonitoringService(
                inventory: inventory, asOf: topology.asOf, writer: writer, probers: ProberSet(), clock: clock, logger: logger)
            let group = ServiceGroup(
                configuration: .init(
                    services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                    gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
            do {
                try await group.run()
            } catch let failure as CommandFailure {
                throw failure
            } catch {
                throw CommandFailure("the service ended: \(error)")
            }
        }
    }
}
