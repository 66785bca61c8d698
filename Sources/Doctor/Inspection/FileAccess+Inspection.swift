import Glibc

extension FileAccess {
    /// Of a file or socket as it is; nil where it may not be looked at.
    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(
            owner: Self.userName(status.st_uid), group: Self.groupName(status.st_gid), mode: status.st_mode & 0o7777,
            isWritable: unsafe faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0)
    }

    private static func userName(_ number: uid_t) -> String {
        // Sound: the entry lives until the next call; its name is copied at once.
        unsafe getpwuid(number).map { unsafe String(cString: $0.pointee.pw_name) } ?? String(number)
    }

    private static func groupName(_ number: gid_t) -> String {
        // Sound: as above.
        unsafe getgrgid(number).map { unsafe String(cString: $0.pointee.gr_name) } ?? String(number)
    }
}
