import CLinuxNet
import Glibc

/// The listening socket and its name in the file system.
///
/// It comes into being under another name, with its mode and group, and is renamed: nobody ever finds it half made. What an earlier
/// service has left is replaced; where somebody still answers nothing is touched.
struct ControlSocketFile {
    let path: String
    let listener: SocketDescriptor
    /// Whose members may use it; nil where the owner and root alone may.
    let group: UInt32?
    private let device: dev_t
    private let node: ino_t

    init(path: String, group name: String?) throws(ControlError) {
        self.path = path
        try Self.requireVacant(path)
        guard let listener = SocketDescriptor.unix(SOCK_STREAM) else { throw .failed(path: path, reason: SystemError.text(errno)) }
        self.listener = listener
        let draft = "\(ControlSocketPlace.folder(of: path))/.netmon-\(getpid()).sock"
        unsafe unlink(draft)
        let address = try UnixAddress(path: draft)
        guard unsafe address.with({ unsafe bind(listener.number, $0, $1) }) == 0 else {
            throw .failed(path: path, reason: SystemError.text(errno))
        }
        do throws(ControlError) {
            group = try Self.handOver(draft, path: path, to: name)
            // Nobody can connect before: mode and group are set by then.
            guard listen(listener.number, 16) == 0, unsafe rename(draft, path) == 0 else {
                throw .failed(path: path, reason: SystemError.text(errno))
            }
        } catch {
            unsafe unlink(draft)
            throw error
        }
        var made = stat()
        _ = unsafe lstat(path, &made)
        device = made.st_dev
        node = made.st_ino
    }

    /// Takes the name away, unless another service has taken it over.
    func remove() {
        var found = stat()
        if unsafe lstat(path, &found) == 0, found.st_dev == device, found.st_ino == node { unsafe unlink(path) }
    }

    /// Whether nobody answers at a path, and nothing stands there that is not a socket.
    private static func requireVacant(_ path: String) throws(ControlError) {
        var found = stat()
        guard unsafe lstat(path, &found) == 0 else { return }
        guard found.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        do {
            _ = try ControlClient(path: path)
        } catch .notRunning {
            return
        } catch {
            throw error
        }
        throw .inUse(path: path)
    }

    /// Gives a socket its group and mode: the named group, else that of its folder where this process may give it.
    private static func handOver(_ draft: String, path: String, to name: String?) throws(ControlError) -> UInt32? {
        var group: UInt32
        if let name {
            guard let number = UInt32(name) ?? Self.number(ofGroup: name) else { throw .noSuchGroup(name) }
            group = number
        } else {
            var folder = stat()
            _ = unsafe stat(ControlSocketPlace.folder(of: path), &folder)
            group = folder.st_gid
        }
        guard unsafe chown(draft, uid_t.max, group) == 0 else {
            if let name { throw .notOurGroup(path: path, group: name) }
            return nil
        }
        guard unsafe chmod(draft, 0o660) == 0 else { throw .failed(path: path, reason: SystemError.text(errno)) }
        return group
    }

    private static func number(ofGroup name: String) -> UInt32? {
        // Called once, before the service has other threads that ask.
        unsafe getgrnam(name).map { unsafe $0.pointee.gr_gid }
    }
}
