import Glibc
import Probe

extension ControlFacts {
    /// Of the first socket that is there; with none, of the first place where one is looked for.
    init(places: [String]) {
        for path in places {
            let outcome = Self.connect(path)
            if outcome != .absent {
                self.init(path: path, outcome: outcome, access: FileAccess(path))
                return
            }
        }
        self.init(path: places.first ?? "", outcome: .absent, access: nil)
    }

    /// Connects, says nothing, and closes again.
    private static func connect(_ path: String) -> Outcome {
        var address = sockaddr_un()
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { return .failed("the path is longer than \(room - 1) bytes") }
        address.sun_family = sa_family_t(AF_UNIX)
        // Sound: the text with its zero fits, as was just asked.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return .failed(SystemCallError.text(errno)) }
        defer { close(descriptor) }
        let status = unsafe withUnsafePointer(to: &address) { place in
            unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // A full queue of a service that runs is a service that runs.
        if status == 0 || errno == EAGAIN { return .answers }
        return switch errno {
        case ENOENT, ENOTDIR: .absent
        case ECONNREFUSED: .nobodyListens
        case EACCES, EPERM: .denied
        case _: .failed(SystemCallError.text(errno))
        }
    }
}
