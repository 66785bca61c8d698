import Glibc

/// What netmon may do on this machine while it asks the network.
package enum ProcessRights {
    /// Gives up every right but those that asking takes: CAP_NET_RAW to send echoes; and for root, whose store, socket and topology may be
    /// another user's, those over files (CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_CHOWN).
    ///
    /// Rights are a thread's: call it while the process has but one. One thread more keeps CAP_NET_ADMIN, where there is that right, until
    /// it has opened the sockets of echoes with buffers above the system's limit; then it ends.
    package static func confine() throws(SystemCallError) {
        if try Capabilities.permitted().contains(.netAdmin) { try SocketOpener.start() }
        try Capabilities.limit(to: geteuid() == 0 ? [.netRaw, .dacOverride, .fowner, .chown] : .netRaw)
    }
}
