import ArgumentParser
import Configuration
import Control
import Doctor
import Monitor
import NetInventory
import Probe
import Report

/// `netmon doctor`: what of this machine works for netmon, what does not, and how to mend it.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Rights, sockets, clock, ring sizes, store, disk, control socket: what works, what does not, how to mend it.",
        discussion: """
            Example: sudo -u netmon netmon doctor --config /etc/netmon/netmon.yaml
            Nothing is changed, and nothing is sent but a few echoes to 127.0.0.1. Run it as the user whose netmon does not work.
            Exit status 1 where something does not work.
            """
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var control: ControlOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let diagnosis = try await reporting(.nothing) {
            let (settings, reading) = settings()
            return try await MachineSettings.$current.withValue(settings) {
                let diagnosis = Diagnosis(await facts(settings, reading))
                try output.deliver(DoctorReport(diagnosis))
                return diagnosis
            }
        }
        if diagnosis.hasProblem { throw ExitStatus.found }
    }

    /// The settings as far as they can be used; what is wrong with them is a finding and keeps nothing else from being looked at.
    private func settings() -> (NetmonConfiguration, ReadingFacts) {
        do throws(ConfigurationFileError) {
            guard let loaded = try ConfigurationFile.load(named: config.file) else { return (NetmonConfiguration(), .none) }
            let files = loaded.configuration?.tlsMaterial().problems.count ?? 0
            return (
                loaded.configuration ?? NetmonConfiguration(),
                .read(path: loaded.file, errors: loaded.errors.count + files, warnings: loaded.warnings.count)
            )
        } catch {
            return (NetmonConfiguration(), .unreadable(PermissionHint.removed(from: "\(error)")))
        }
    }

    private func facts(_ settings: NetmonConfiguration, _ configuration: ReadingFacts) async -> MachineFacts {
        let now = SystemClock().now()
        var reading = MachineFacts.Reading(
            configuration: configuration, topology: .none, plan: nil, zone: CivilZone.shanghai.name, store: store.path,
            controlSockets: ControlSocketPlace(control.settings, store: store.path, isUsualStore: store.isUsual).forVerbs,
            now: now)
        if let folder = topology.existingFolder {
            do throws(CommandFailure) {
                let loaded = try topology.load(now: now)
                reading.topology = .read(path: folder, errors: loaded.errors.count, warnings: loaded.warnings.count)
                if let inventory = loaded.inventory {
                    let zone = inventory.network.zone
                    reading.zone = zone.name
                    reading.plan = PlanFacts(CheckPlan(inventory: inventory, on: topology.asOf ?? zone.date(at: now)))
                }
            } catch {
                reading.topology = .unreadable(PermissionHint.removed(from: error.message))
            }
        }
        let probers = ProberSet(ProbeSettings(sources: settings.sources))
        let facts = await MachineFacts(reading, prober: probers.icmp)
        await probers.shutdown()
        return facts
    }
}

extension PlanFacts {
    init(_ plan: CheckPlan) {
        let echoes = plan.checks.count { $0.question.kind == .icmp }
        self.init(echoes: echoes, connections: plan.checks.count - echoes)
    }
}
