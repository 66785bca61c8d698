import ArgumentParser
import Demo

/// `netmon demo-county`: the county of the demo; started by `netmon demo` and by nobody else.
struct DemoCountyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-county", abstract: "Plays the county of 'netmon demo'.", shouldDisplay: false)

    func run() async throws {
        try await reporting(.nothing) {
            try failing { try CountyServer.run() }
        }
    }
}
