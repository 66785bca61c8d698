import ArgumentParser
import Glibc

/// netmon could not do what was asked: why, and what to do, in one line on standard error; exit status 2.
struct CommandFailure: Error {
    var message: String

    init(_ message: String) {
        self.message = message
    }
}

/// Exit statuses of the contract; 64 (bad usage) is the parser's own.
enum ExitStatus {
    /// A checking verb found something.
    static let found = ExitCode(1)
    /// It could not do what was asked.
    static let failed = ExitCode(2)
}

/// Runs a command's body; a failure of netmon's own ends it with one line on standard error and status 2.
///
/// The settings of this machine are read first, and hold for all that the body does.
func reporting<Value>(
    _ settings: MachineSettings.Source = .usualPlaces, _ body: () async throws -> Value
) async throws -> Value {
    do {
        return try await MachineSettings.$current.withValue(try MachineSettings.load(settings)) { try await body() }
    } catch let failure as CommandFailure {
        Console.complain("netmon: \(failure.message)")
        throw ExitStatus.failed
    }
}

/// Turns another module's error into a failure that carries its sentence.
func failing<Value>(_ body: () throws -> Value) throws(CommandFailure) -> Value {
    do {
        return try body()
    } catch {
        throw CommandFailure("\(error)")
    }
}
