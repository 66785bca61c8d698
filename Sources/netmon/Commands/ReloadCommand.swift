import ArgumentParser
import Control
import Report

/// `netmon reload`: the running service reads its topology anew.
struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Has the running service read its topology anew, without a restart.",
        discussion: """
            Example: netmon reload
            A topology with errors is refused with all of them, exit status 2, and the one before stays in force. SIGHUP does the same.
            What was judged before stays as it was judged.
            """
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var control: ControlOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            guard let service = try control.service(of: store) else {
                let place = ControlSocketPlace(control.settings, store: store.path, isUsualStore: store.isUsual)
                throw CommandFailure("\(ControlError.notRunning(path: place.forVerbs[0]))")
            }
            // A service by its socket is the one that is meant, whatever its store.
            let request = ControlRequest(.reload, store: control.socket == nil ? StorePlace.resolved(store.path) : nil)
            let reply = try service.ask(
                request,
                each: { line in
                    if case .problem(let sentence) = line { Console.complain(sentence.message) }
                })
            guard case .reloaded(let change) = reply else { throw CommandFailure("\(ControlError.notUnderstood)") }
            try output.deliver(
                ReloadReport(
                    isChanged: change.isChanged, checks: change.checks, added: change.added, removed: change.removed,
                    topologyHash: change.hash))
        }
    }
}
