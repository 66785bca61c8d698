package import Foundation

/// A file that is wrong on purpose, with the exact lines that a checker prints about it.
///
/// It begins with a line `# expect: LINE:COLUMN: …` for each problem, or has them in a file `.expected` beside it where its first byte
/// matters. `NETMON_UPDATE_GOLDEN=1 swift test` writes the lines anew; read them before you commit them.
package struct WrongFile: Sendable {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    package static let isUpdating = ProcessInfo.processInfo.environment["NETMON_UPDATE_GOLDEN"] == "1"

    /// The names of the files in a folder that begin like that.
    package static func names(in folder: URL, prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }.sorted()
    }

    package var bytes: [UInt8] {
        get throws { Array(try Data(contentsOf: url)) }
    }

    /// Whether the expected lines stand beside it.
    package var hasSibling: Bool { FileManager.default.fileExists(atPath: sibling.path) }

    private var sibling: URL { url.deletingPathExtension().appendingPathExtension("expected") }
    private static let mark = "# expect:"

    /// The expected lines, without the file's own name in front.
    package func expected() throws -> [String] {
        if hasSibling { return try String(contentsOf: sibling, encoding: .utf8).split(separator: "\n").map(String.init) }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix(Self.mark) }
            .map { $0.dropFirst(Self.mark.count).trimmingCharacters(in: .whitespaces) }
    }

    /// A checker's line without the file's own name in front.
    package func shortened(_ line: String) -> String {
        let name = url.lastPathComponent + ":"
        return line.hasPrefix(name) ? String(line.dropFirst(name.count)) : line
    }

    /// Writes what is found as what is expected. The lines at the top move those below, so that it takes two rounds.
    package func update(_ actual: () throws -> [String]) throws {
        for _ in 0..<2 {
            let lines = try actual()
            if hasSibling {
                try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: sibling)
            } else {
                let body = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n").filter { !$0.hasPrefix(Self.mark) }
                let head = lines.map { Self.mark + " " + $0 }
                try Data((head + body).joined(separator: "\n").utf8).write(to: url)
            }
        }
    }
}
