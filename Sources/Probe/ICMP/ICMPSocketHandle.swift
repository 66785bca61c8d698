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

    /// Messages that the kernel threw away because the buffer was full.
    var drops: Int { max(0, Int(cln_drops(descriptor))) }
}
