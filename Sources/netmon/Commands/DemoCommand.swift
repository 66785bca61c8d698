import ArgumentParser
import Demo
import Foundation
import NetInventory
import Report

/// `netmon demo`: the whole tool on the sample county.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The main job on the sample county: probes, cuts, and the report, in under a minute and without a network.",
        discussion: """
            Example: netmon demo --lang zh
            Everything happens inside this machine, in network namespaces of the demo's own where the kernel allows it. All units behind \
            one aggregation switch and one site are cut and mended; the report shows it.
            """
    )

    @Option(help: "Rounds of probes, two seconds each.")
    var cycles = 12

    @Flag(help: "Keeps the files in a folder of their own; otherwise the next demo replaces them.")
    var keep = false

    @OptionGroup var topology: TopologyOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(.nothing) {
            // First of all: this process may have to become another one, in a network of its own.
            let entry = try failing { try DemoNamespaces().enter(arguments: Array(CommandLine.arguments.dropFirst())) }
            switch entry {
            case .finished(let status):
                guard status == 0 else { throw ExitCode(status) }
            case .play(let placement):
                let (inventory, hash) = try sampleCounty()
                let folder = try DemoFolder(keep: keep)
                let player = DemoPlayer(
                    inventory: inventory, topologyHash: hash, placement: placement, cycles: cycles, folder: folder,
                    language: output.language, isQuiet: output.quiet)
                let results = try await player.play()
                try deliver(results, in: folder)
            }
        }
    }

    /// The topology that was asked for, else the one of the checkout, else the one that was installed beside the program.
    private func sampleCounty() throws(CommandFailure) -> (inventory: Inventory, hash: String) {
        var options = topology
        if options.folder == nil {
            let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            let installed = program.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("share/netmon/topology")
                .path
            options.folder = ["./topology", installed].first { FileManager.default.fileExists(atPath: $0) }
        }
        guard options.folder != nil else {
            throw CommandFailure(
                "the sample county was not found: neither ./topology nor share/netmon/topology beside the program; name it with --topology DIR"
            )
        }
        return try options.inventory(now: SystemClock().now())
    }

    private func deliver(_ results: DemoResults, in folder: DemoFolder) throws(CommandFailure) {
        try folder.write(results)
        switch output.format {
        case .json: try Console.deliver(results.units.jsonText(), to: output.file)
        case .csv: try Console.deliver(results.units.csv(in: output.language), to: output.file)
        case .text:
            let parts =
                [results.units, results.sites].map { $0.text(in: output.language) } + [
                    results.unitOutages.text(in: output.language), results.siteOutages.text(in: output.language),
                    DemoComparison(results).sentence(output.language),
                    folder.sentence(output.language),
                ]
            try Console.deliver(parts.joined(separator: "\n"), to: output.file)
        }
    }
}
