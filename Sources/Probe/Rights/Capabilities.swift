import CLinuxNet

/// Parts of root's power that the kernel gives and takes one by one, thread by thread (capabilities(7)).
struct Capabilities: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Giving files to another user.
    static let chown = Capabilities(rawValue: 1 << 0)
    /// Reading and writing whatever a file's mode says.
    static let dacOverride = Capabilities(rawValue: 1 << 1)
    /// What else only a file's owner may.
    static let fowner = Capabilities(rawValue: 1 << 3)
    /// A socket's buffer beyond the limit of the system (SO_RCVBUFFORCE), and much that netmon has no use for.
    static let netAdmin = Capabilities(rawValue: 1 << 12)
    /// Raw sockets.
    static let netRaw = Capabilities(rawValue: 1 << 13)

    /// What the calling thread may have in force.
    static func permitted() throws(SystemCallError) -> Capabilities {
        Capabilities(rawValue: try read().permitted)
    }

    /// Gives up, for the calling thread and all that it starts from now on, everything but some; what it has not it does not get.
    ///
    /// No program that these threads execute can get more again, where the kernel lets that be forbidden (it takes CAP_SETPCAP).
    static func limit(to kept: Capabilities) throws(SystemCallError) {
        for number in Int32(0)..<64 where !kept.contains(Capabilities(rawValue: 1 << UInt64(number))) {
            // Fails behind the last one that this kernel knows, and at once for who may not.
            if cln_drop_bounding(number) != 0 { break }
        }
        _ = cln_forbid_new_privileges()
        let held = try read()
        // With the inheritable ones go the ambient ones.
        var limited = cln_capabilities(
            effective: held.effective & kept.rawValue, permitted: held.permitted & kept.rawValue, inheritable: 0)
        guard unsafe cln_write_capabilities(&limited) != 0 else { return }
        let error = SystemCallError.last("capset")
        // A service manager that has given no more may forbid the call itself.
        if Capabilities(rawValue: held.permitted).isSubset(of: kept) { return }
        throw error
    }

    private static func read() throws(SystemCallError) -> cln_capabilities {
        var held = cln_capabilities()
        guard unsafe cln_read_capabilities(&held) == 0 else { throw .last("capget") }
        return held
    }
}
