import Glibc
import NetInventory

/// Opens a file that `netmon.yaml` names, looks at what was opened, and reads it; a secret only where its owner and mode keep it one.
struct NamedFileReader {
    /// Certificates of all authorities of the world are some 200 KiB.
    static let mostBytes = 1 << 20

    /// The keys that name the file: `http.client.key`.
    let name: String
    let path: String
    let spot: SourceSpot
    /// Nil for what is no secret.
    let owners: SecretOwners?

    func read() throws(TopologyProblem) -> [UInt8] {
        // Not to hang on a pipe that somebody put there.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw refusal(errno) }
        defer { close(descriptor) }
        // Of what is open, not of the path: nobody can put another file in between.
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw refusal(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw problem(.notAFile, "`\(name)` names \(path), which is no regular file", "name a file")
        }
        if let owners { try check(status, owners) }
        guard (1...off_t(Self.mostBytes)).contains(status.st_size) else {
            let isEmpty = status.st_size == 0
            throw problem(
                .wrongSize, "`\(name)` names \(path), which is \(isEmpty ? "empty" : "larger than 1 MiB")", "put a PEM file there")
        }
        return try bytes(of: descriptor)
    }

    private func check(_ status: stat, _ owners: SecretOwners) throws(TopologyProblem) {
        let mode = status.st_mode & 0o7777
        let group = owners.groups.contains(status.st_gid)
        guard owners.users.contains(status.st_uid) else {
            throw problem(
                .wrongOwner, "the secret `\(name)` is in \(path), which belongs to the user \(status.st_uid)",
                "sudo chown root \(quoted) && sudo chmod 0600 \(quoted)")
        }
        let forbidden: mode_t = group ? 0o037 : 0o077
        guard mode & forbidden == 0 else {
            let text = String(mode, radix: 8)
            let who = mode & 0o007 != 0 ? "everybody on this machine" : "the group \(status.st_gid)"
            throw problem(
                .tooOpen,
                "the secret `\(name)` is in \(path), which \(who) may open (mode \(String(repeating: "0", count: max(0, 4 - text.count)) + text))",
                "chmod \(group ? "0640" : "0600") \(quoted)")
        }
    }

    private func bytes(of descriptor: Int32) throws(TopologyProblem) -> [UInt8] {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while text.count <= Self.mostBytes {
            // Sound: the kernel writes no more than the buffer's own size.
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw refusal(errno) }
            if count == 0 { break }
            text += buffer.prefix(count)
        }
        return text
    }

    /// The path as a shell takes it.
    private var quoted: String {
        let isPlain = path.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (65...90).contains(byte) || (45...57).contains(byte) || byte == 95
        }
        return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }

    private func refusal(_ number: Int32) -> TopologyProblem {
        switch number {
        case ENOENT, ENOTDIR: problem(.noSuchFile, "`\(name)` names \(path), which does not exist", "write the file, or delete the key")
        case _:
            problem(
                .unreadable, "`\(name)` names \(path), which cannot be read: \(unsafe String(cString: strerror(number)))",
                number == EACCES || number == EPERM ? PermissionHint.text : nil)
        }
    }

    private func problem(_ code: ConfigurationProblemCode, _ message: String, _ hint: String?) -> TopologyProblem {
        TopologyProblem(severity: .error, code: code.rawValue, spot: spot, message: message, hint: hint)
    }
}
