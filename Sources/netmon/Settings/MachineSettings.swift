import Configuration
import Glibc
import NetInventory

/// The settings of this machine while a verb runs: read and bound once by `reporting`, the shell of every verb.
enum MachineSettings {
    /// Where a verb takes them from.
    enum Source {
        /// All defaults: the verb has nothing to do with this machine's netmon.
        case nothing
        case usualPlaces
        case file(String)

        /// The file that was named; nil where none was.
        var named: String? {
            if case .file(let path) = self { path } else { nil }
        }
    }

    @TaskLocal static var current = NetmonConfiguration()

    /// The settings, all of them right, or a failure that says where they are not.
    static func load(_ source: Source) throws(CommandFailure) -> NetmonConfiguration {
        if case .nothing = source { return NetmonConfiguration() }
        guard let loaded = try failing({ try ConfigurationFile.load(named: source.named) }) else { return NetmonConfiguration() }
        guard let configuration = loaded.configuration else { throw failure(loaded.errors, in: loaded.file) }
        return configuration
    }

    /// The first problems on standard error, and the failure that ends the verb.
    static func failure(_ errors: [TopologyProblem], in file: String) -> CommandFailure {
        for problem in errors.prefix(20) { Console.complain(problem.line) }
        let hasRight = !errors.contains { $0.hint == PermissionHint.text }
        return CommandFailure(
            "\(file) has \(errors.count) error(s); 'netmon config check' lists them all" + (hasRight ? "" : PermissionHint.after(EACCES)))
    }
}
