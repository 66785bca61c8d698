import Control
import ServiceLifecycle
import UnixSignals

/// The control socket as a service of the process, and SIGHUP, which asks for the same as `netmon reload`.
struct ControlService: Service, CustomStringConvertible {
    let server: ControlServer?
    let control: ServiceControl

    /// ServiceLifecycle asks for it; by default it would print the whole inventory.
    var description: String { "control socket" }

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            // The logger tells the outcome; the errors of a faulty topology are told on standard error.
            _ = await BlockingCall.run { [control] in control.reload { Console.complain($0) } }
        }
        // What is under way ends where it can: what it has stored is judged at the next start.
        control.desk.stop()
        await BlockingCall.run { [server] in server?.stop() }
    }
}
