import CLinuxNet
import Glibc

/// Waits until the kernel stamps what it moves: it begins a few milliseconds after the first socket has asked for it.
enum StampWarmth {
    /// Sends datagrams to itself on loopback until one arrives stamped: true; false where none does within 50 ms.
    static func wait() -> Bool {
        let descriptor = cln_stamped_loopback()
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        for _ in 0..<50 {
            switch cln_is_stamped(descriptor) {
            case 1: return true
            case 0: usleep(1000)
            case _: return false
            }
        }
        return false
    }
}
