import ArgumentParser
import Configuration
import Control
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
            A changed topology folder is taken once nobody has written there for two seconds; SIGHUP and 'netmon reload' read it at once.
            Changing verbs reach the service through its control socket.
            """
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var control: ControlOptions

    @Flag(help: "Says more about what is being done.")
    var verbose = false

    func run() async throws {
        try await reporting(config.source) {
            let settings = MachineSettings.current
            let place = try topology.place()
            // Before it is read, so that nothing that changes meanwhile is missed.
            let look = place.look
            let (inventory, source) = try topology.accepted(now: SystemClock().now())
            var logger = Logger(label: "netmon") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = verbose ? .debug : Logger.Level(settings.logLevel ?? .info)
            logger.info("netmon \(Version.number)", metadata: ["topology": "\(source.hash.prefix(12))", "commit": "\(Version.commit)"])
            let probers = ProberSet(try settings.probeSettings(needsTLS: true))
            Self.tellMissingRight(probers, logger)
            let notifier = ServiceNotifier()
            notifier.opening()
            let writer = try store.writer()
            let desk = ServiceDesk(TopologyInForce(inventory: inventory, source: source))
            let clock = SystemClock(timer: probers.timer)
            let incidents = IncidentKeeper(writer: writer, desk: desk, clock: clock, logger: logger)
            let service = MonitoringService(
                desk: desk, asOf: topology.asOf, writer: writer, probers: probers, clock: clock, notifier: notifier,
                mostWaiting: settings.resultsWaiting ?? MonitorService.usualMostWaiting,
                witness: Self.witness(settings, probers, clock, logger), incidents: incidents, logger: logger)
            let handler = ServiceControl(
                desk: desk, writer: writer, place: place, look: look, clock: clock, incidents: incidents, notifier: notifier,
                logger: logger)
            let server = try openControl(handler, logger: logger)
            // The group would tell the whole topology in its own debugging lines.
            var groupLogger = logger
            groupLogger.logLevel = max(logger.logLevel, .info)
            // The last one is stopped first: nobody is spoken to any more when the monitoring ends.
            var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
                .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup),
                .init(service: incidents),
                .init(service: LatencySealing(writer: writer, clock: clock, logger: logger)),
                .init(service: NotifyService(notifier: notifier, desk: desk)),
                .init(service: ControlService(server: server, control: handler)),
            ]
            if settings.reload != .manual { services.append(.init(service: TopologyWatchService(control: handler))) }
            let group = ServiceGroup(
                configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: groupLogger))
            do {
                try await group.run()
            } catch let failure as CommandFailure {
                throw failure
            } catch {
                throw CommandFailure("the service ended: \(error)")
            }
        }
    }

    /// Without the right to send echoes everything else goes on; what is asked by echoes stays unmonitored, and nobody would see why.
    private static func tellMissingRight(_ probers: ProberSet, _ logger: Logger) {
        for detail in Set(probers.icmp.refusals.values.filter { $0.code == .permission }.map(\.detail)) {
            logger.error("\(detail); until then what is checked by ICMP is unmonitored")
        }
    }

    /// Who says whether netmon can judge; without a word of the kernel's about its network nobody does.
    private static func witness(
        _ settings: NetmonConfiguration, _ probers: ProberSet, _ clock: SystemClock, _ logger: Logger
    ) -> SelfWitness? {
        do {
            return SelfWitness(
                network: try KernelNetwork { probers.icmp.counters.dropped },
                settings: WitnessSettings(interfaces: settings.ownInterfaces, gateways: settings.ownGateways), clock: clock,
                logger: logger, ask: { await probers.probe($0) })
        } catch {
            logger.error("netmon cannot look at its own network (\(error)): a cable pulled out of this machine will look like an outage")
            return nil
        }
    }

    /// Opens the control socket. Where another service answers there, this one does not start; where it cannot be opened for another
    /// reason the network is watched all the same, and the log says what does not work.
    private func openControl(_ handler: ServiceControl, logger: Logger) throws(CommandFailure) -> ControlServer? {
        let place = ControlSocketPlace(control.settings, store: store.path, isUsualStore: store.isUsual)
        do {
            return try ControlServer(path: place.forService, group: control.settings.group, handler: handler, logger: logger)
        } catch .inUse(let path) {
            throw CommandFailure("\(ControlError.inUse(path: path))")
        } catch {
            logger.error("\(error); until then nothing but SIGHUP can tell this service anything")
            return nil
        }
    }
}

extension Logger.Level {
    init(_ level: NetmonConfiguration.LogLevel) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
