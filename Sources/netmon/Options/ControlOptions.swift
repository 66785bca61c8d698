import ArgumentParser
import Configuration
import Control

/// Where the running service is spoken to.
struct ControlOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The control socket of the running service (default: as netmon.yaml says, else /run/netmon/netmon.sock, or beside the store).",
            valueName: "FILE"))
    var socket: String?

    var settings: ControlSettings {
        let set = MachineSettings.current.control
        return ControlSettings(socket: socket ?? set.socket, group: set.group)
    }
}

extension ControlOptions {
    /// The service that keeps a store; nil where none answers.
    ///
    /// A service that keeps another store is none for this one, unless `--socket` names it: then it says so itself.
    func service(of store: StoreOptions) throws(CommandFailure) -> ControlClient? {
        let place = ControlSocketPlace(settings, store: store.path, isUsualStore: store.isUsual)
        for path in place.forVerbs {
            do {
                let service = try ControlClient(path: path)
                guard socket == nil else { return service }
                let hello = try ControlClient(path: path).ask(ControlRequest(.hello))
                if case .hello(let host) = hello, host.store == StorePlace.resolved(store.path) { return service }
            } catch ControlError.notRunning {
                continue
            } catch let failure as CommandFailure {
                throw failure
            } catch {
                throw CommandFailure("\(error)")
            }
        }
        return nil
    }
}

extension ControlClient {
    /// Asks; what the service refuses, and a conversation that breaks off, fail with their sentence.
    func ask(
        _ request: ControlRequest, file: (@Sendable () throws -> [UInt8]?)? = nil, each take: (ControlReply) -> Void = { _ in }
    ) throws(CommandFailure) -> ControlReply {
        do {
            return try ask(request, file: file, patience: 24 * 3600, take)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}
