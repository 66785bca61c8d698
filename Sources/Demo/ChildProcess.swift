import CLinuxNet
import Foundation

/// A process that netmon started, with pipes to its input and, where asked for, from its output.
///
/// Not Foundation's `Process`: that waits by a run loop, which inside a fresh namespace was seen to wait for ever, and it puts
/// the child into a process group of its own, where Ctrl-C does not reach it.
struct ChildProcess: Sendable {
    /// What the child gets for its standard output and standard error.
    enum Listening: Sendable {
        /// Those of netmon.
        case inherited
        /// A pipe for the output; the error is netmon's.
        case output
        /// A pipe for both together.
        case outputAndError
    }

    let processID: Int32
    /// Closing it is how the child is told to end.
    let input: FileHandle
    /// Nil where the child writes to netmon's own output.
    let output: FileHandle?

    /// Starts `command[0]`, a path, with the rest as its arguments.
    ///
    /// No signal is blocked or ignored in the child, whatever netmon does with its own.
    init(_ command: [String], environment: [String: String], listening: Listening) throws(DemoError) {
        // Writing to a child that is gone is an error to be told, not a signal that ends netmon.
        _ = signal(SIGPIPE, SIG_IGN)
        let toChild = try Self.pipe()
        var fromChild: (read: FileHandle, write: FileHandle)?
        if listening != .inherited { fromChild = try Self.pipe() }

        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, toChild.read.fileDescriptor, STDIN_FILENO)
        if let fromChild {
            unsafe posix_spawn_file_actions_adddup2(&actions, fromChild.write.fileDescriptor, STDOUT_FILENO)
            if listening == .outputAndError { unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO) }
        }
        // NIO's sockets are not closed on exec: one that the child kept would stay open for its peer after netmon had closed it.
        unsafe cln_close_from(&actions, STDERR_FILENO + 1)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var child: pid_t = 0
        let result = unsafe Self.withCStrings(command) { arguments in
            unsafe Self.withCStrings(environment.map { "\($0)=\($1)" }) { variables in
                unsafe posix_spawn(&child, command[0], &actions, &attributes, arguments, variables)
            }
        }
        guard result == 0 else { throw .tool("\(command[0]) could not be run: \(Self.text(result))") }
        processID = child
        input = toChild.write
        output = fromChild?.read
        // The child's ends stay open in the child alone, so that each side sees the other close.
        try? toChild.read.close()
        try? fromChild?.write.close()
    }

    /// Waits until the child has ended: its exit status, or 128 and the number of the signal that ended it.
    func wait() -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(processID, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? status >> 8 & 0xff : 128 + signal
    }

    func kill() {
        _ = Glibc.kill(processID, SIGKILL)
    }

    private static func pipe() throws(DemoError) -> (read: FileHandle, write: FileHandle) {
        var ends: [Int32] = [-1, -1]
        guard unsafe Glibc.pipe(&ends) == 0 else { throw .tool("no pipe can be opened: \(text(errno))") }
        // A copy of an end in any other child would keep this pipe from ever closing.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (
            FileHandle(fileDescriptor: ends[0], closeOnDealloc: true), FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        )
    }

    private static func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }

    /// The strings as C wants them for the length of a call: each ended by a zero, the list by a null pointer.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = unsafe strings.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe pointers.withUnsafeBufferPointer { buffer in
            // The list is never empty: it has its null pointer.
            guard let base = buffer.baseAddress else { preconditionFailure("a list with an element has an address") }
            return unsafe body(base)
        }
    }
}
