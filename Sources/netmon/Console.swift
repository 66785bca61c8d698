import Foundation
import Glibc
import NetInventory

/// Where results and everything else go: results to standard output or `-o FILE`, the rest to standard error.
enum Console {
    /// One line on standard error. What it quotes may come from a file or another machine: it is shown, never obeyed.
    static func complain(_ line: String) {
        write(VisibleText.of(line) + "\n", to: STDERR_FILENO)
    }

    /// Writes over the line before, on a terminal alone.
    static func progress(_ line: String) {
        if complainsToTerminal { write("\r\u{1B}[K\(VisibleText.of(line))\r", to: STDERR_FILENO) }
    }

    static var complainsToTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func print(_ text: String) {
        write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n", to: STDOUT_FILENO)
    }

    /// Writes a result to a file, by way of a neighbour that is renamed, or to standard output.
    static func deliver(_ text: String, to file: String?) throws(CommandFailure) {
        guard let file else {
            print(text)
            return
        }
        do {
            try Data((text.hasSuffix("\n") ? text : text + "\n").utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw CommandFailure(
                "cannot write \(file): \(error.localizedDescription); name a folder that exists and that you may write to"
                    + PermissionHint.after(error))
        }
    }

    /// Writes all bytes; a reader that went away (EPIPE) ends the program quietly, as pipes expect.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { buffer in unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count) }
            if written < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { exit(0) }
                return
            }
            bytes = bytes.dropFirst(written)
        }
    }
}
