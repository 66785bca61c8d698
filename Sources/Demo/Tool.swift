import Foundation

/// A program of the machine that the demo calls and waits for: `ip`, `unshare`.
struct Tool: Sendable {
    struct Outcome: Sendable {
        var status: Int32
        /// What it wrote to its output and its error.
        var text: String
    }

    let path: String

    /// An ordinary user's PATH often lacks the folders in which iproute2 is installed.
    static var searchPath: String {
        (ProcessInfo.processInfo.environment["PATH"].map { $0 + ":" } ?? "") + "/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"
    }

    /// Finds a program by name; `package` is what to install where it is missing.
    init(_ name: String, package: String) throws(DemoError) {
        let folders = Self.searchPath.split(separator: ":")
        guard let path = folders.lazy.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw .tool("the program \(name) is missing; install the package \(package)")
        }
        self.path = path
    }

    /// Runs it to its end. It gets its whole input before anything that it says is read, so both have to be short.
    func run(_ arguments: [String], input: String = "") throws(DemoError) -> Outcome {
        let child = try ChildProcess([path] + arguments, environment: Self.environment, listening: .outputAndError)
        // A program that ends before it has read everything has its reasons, and its status says so.
        try? child.input.write(contentsOf: Data(input.utf8))
        try? child.input.close()
        let said = (try? child.output?.readToEnd()) ?? Data()
        let text = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return Outcome(status: child.wait(), text: text)
    }

    /// This process's own, with the folders of system programs, and messages in English.
    private static var environment: [String: String] {
        ProcessInfo.processInfo.environment.merging(["PATH": searchPath, "LC_ALL": "C"]) { $1 }
    }
}
