import ArgumentParser

/// Which `netmon.yaml` holds the settings of this machine.
struct ConfigOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("The settings of this machine (default: ./netmon.yaml, then /etc/netmon/netmon.yaml).", valueName: "FILE"))
    var file: String?

    var source: MachineSettings.Source { file.map { .file($0) } ?? .usualPlaces }
}
