import Glibc
import Probe
import Synchronization

/// Keeps a second writer away from a store: an advisory lock on the file `STORE-lock`, which the kernel drops with the process.
final class StoreLock: Sendable {
    private let descriptor: Mutex<Int32?>

    init(besides path: String) throws(StoreError) {
        let file = path + "-lock"
        let isNew = unsafe access(file, F_OK) != 0
        let opened = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard opened >= 0 else {
            throw errno == EACCES ? .mayNotWrite(path: path) : .notWritable(path: path, reason: SystemCallError.text(errno))
        }
        if isNew { StoreFiles.giveToFolder(file) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let busy = errno == EWOULDBLOCK
            let reason = SystemCallError.text(errno)
            Glibc.close(opened)
            throw busy ? .inUse(path: path) : .notWritable(path: path, reason: reason)
        }
        descriptor = Mutex(opened)
    }

    func release() {
        descriptor.withLock {
            if let open = $0 {
                // Said aloud: a child that another thread is just starting holds a copy of the descriptor until it becomes its program.
                flock(open, LOCK_UN)
                Glibc.close(open)
            }
            $0 = nil
        }
    }

    deinit {
        release()
    }
}
