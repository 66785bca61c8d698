import CLinuxNet
import Glibc
import NetInventory

/// An open socket as the engine's loop uses it; `ICMPSocket` owns and closes it.
struct ICMPSocketHandle: Sendable {
    let descriptor: Int32
    let family: IPAddress.Family
    let kind: ICMPSocketKind
    /// What all our echoes carry: random on a raw socket, given by the kernel on an unprivileged one.
    let identifier: UInt16

    /// Takes the pending error off the socket: on an unprivileged one the next call would report it, whatever packet it was about.
    func clearError() {
        var number: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        // Cannot fail: both pointers are local variables'.
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &length)
    }

    /// Asks the kernel for stamps: of all that arrives, and of what leaves where its control message says so.
    ///
    /// Numbers alone come back of what leaves, counted from 0; asking again begins anew. SO_TIMESTAMPNS beside it would put the time
    /// of reading where a stamp is missing.
    func requestStamps() throws(SystemCallError) {
        let plain = UInt32(CLN_RX_SOFTWARE | CLN_SOFTWARE)
        // The kernel begins to count where the option was off before.
        try set(SOL_SOCKET, SO_TIMESTAMPING, plain, "SO_TIMESTAMPING")
        try set(SOL_SOCKET, SO_TIMESTAMPING, plain | UInt32(CLN_OPT_ID | CLN_OPT_CMSG | CLN_OPT_TSONLY), "SO_TIMESTAMPING")
    }

    /// Whether routers may cut to pieces what is sent from now on.
    ///
    /// Uncut packets go out as large as the interface takes them, whatever the kernel has learnt about the way (IP_PMTUDISC_PROBE).
    func setUncut(_ isUncut: Bool) throws(SystemCallError) {
        // IP_PMTUDISC_PROBE and IP_PMTUDISC_WANT; the numbers are the same for both families.
        let mode: UInt32 = isUncut ? 3 : 1
        switch family {
        case .v4: try set(Int32(IPPROTO_IP), IP_MTU_DISCOVER, mode, "IP_MTU_DISCOVER")
        case .v6:
            try set(Int32(IPPROTO_IPV6), IPV6_MTU_DISCOVER, mode, "IPV6_MTU_DISCOVER")
            try set(Int32(IPPROTO_IPV6), IPV6_DONTFRAG, isUncut ? 1 : 0, "IPV6_DONTFRAG")
        }
    }

    private func set(_ level: Int32, _ option: Int32, _ value: UInt32, _ name: String) throws(SystemCallError) {
        var value = value
        // Sound: the kernel reads the bytes of a local variable.
        guard unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<UInt32>.size)) == 0 else {
            throw .last("setsockopt \(name)")
        }
    }

    /// The index of an interface where the socket is; nil for a name that is none's.
    func interfaceIndex(_ name: String) -> UInt32? {
        let index = unsafe cln_interface_index(descriptor, name)
        return index > 0 ? UInt32(index) : nil
    }

    /// Messages that the kernel threw away because the buffer was full.
    var drops: Int { max(0, Int(cln_drops(descriptor))) }
}
