import ArgumentParser
import Foundation
import NetInventory

/// `netmon init DIR`: a commented starter topology.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Writes a commented starter topology and netmon.yaml.",
        discussion: """
            Example: netmon init ./county && netmon topology check --topology ./county/topology
            Nothing that exists is overwritten.
            """
    )

    @Argument(help: "The folder to write to; it is made where it does not exist.")
    var folder: String

    func run() async throws {
        try await reporting(.nothing) {
            let files = Starter.files
            let taken = files.map { "\(folder)/\($0.name)" }.filter { FileManager.default.fileExists(atPath: $0) }
            guard taken.isEmpty else {
                throw CommandFailure("\(taken.joined(separator: ", ")) exists already, and init overwrites nothing; name an empty folder")
            }
            for file in files {
                let url = URL(fileURLWithPath: folder).appendingPathComponent(file.name)
                do {
                    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try Data(file.bytes).write(to: url, options: .withoutOverwriting)
                } catch {
                    throw CommandFailure("cannot write \(url.path): \(error.localizedDescription)" + PermissionHint.after(error))
                }
                Console.print(url.path)
            }
        }
    }
}
