/// Why the service cannot be spoken to, or its socket cannot be opened, in one sentence that says what to do.
package enum ControlError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nobody listens there.
    case notRunning(path: String)
    case denied(path: String)
    case failed(path: String, reason: String)
    /// Another service listens there.
    case inUse(path: String)
    /// Something that is no socket has the name.
    case notASocket(path: String)
    case noSuchGroup(String)
    case notOurGroup(path: String, group: String)
    /// The other side went away before all was said.
    case brokenOff
    case tooLong(limit: Int)
    case tooSlow(seconds: Int)
    case notUnderstood
    /// What the service answered instead of doing it.
    case refused(String)

    package var description: String {
        switch self {
        case .notRunning(let path):
            "no service answers at \(path); start it with 'netmon run', or name its socket with --socket FILE"
        case .denied(let path):
            "permission denied: the control socket \(path) is for members of its group; run 'netmon doctor' to see who may use it"
        case .failed(let path, let reason):
            "the control socket \(path) failed: \(reason); run 'netmon doctor' to see what is wrong"
        case .inUse(let path):
            "another netmon answers at the control socket \(path); stop it first, or name another socket with --socket FILE"
        case .notASocket(let path):
            "\(path) is no socket, and so it is left alone; move it away, or name another socket with --socket FILE"
        case .noSuchGroup(let name):
            "there is no group '\(name)' for the control socket; create it, or name another one"
        case .notOurGroup(let path, let group):
            "the control socket \(path) cannot be given to the group '\(group)': netmon must run as root or as a member of it"
        case .brokenOff:
            "the conversation broke off before its end; repeat the command"
        case .tooLong(let limit):
            "a line of more than \(limit) bytes was sent, which is no request"
        case .tooSlow(let seconds):
            "nothing came for \(seconds) seconds; repeat the command"
        case .notUnderstood:
            "the line is not understood; it must be a JSON object such as {\"verb\":\"hello\"}, and both sides the same version of netmon"
        case .refused(let message):
            message
        }
    }
}
