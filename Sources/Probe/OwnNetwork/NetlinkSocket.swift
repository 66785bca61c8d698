import CLinuxNet
import Glibc

/// A socket to the kernel's own tables, of the network namespace of the thread that opens it; closed when its owner ends.
struct NetlinkSocket: ~Copyable, Sendable {
    private let descriptor: Int32
    private var number: UInt32 = 0

    init() throws(SystemCallError) {
        let type = Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        // NETLINK_ROUTE.
        descriptor = socket(AF_NETLINK, type, 0)
        guard descriptor >= 0 else { throw .last("socket AF_NETLINK") }
        // The kernel answers before the call that asks returns; only a lost answer would let one wait.
        var limit = timeval(tv_sec: 1, tv_usec: 0)
        // Sound: the kernel reads the size that is given.
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
    }

    /// The first answer of a kind; nil where the kernel says no, as for an address without a route.
    mutating func ask(_ request: NetlinkRequest, for kind: NetlinkKind) -> NetlinkAnswer? {
        number &+= 1
        let question = request.numbered(number)
        // Sound: the kernel reads as many bytes as the array has.
        let sent = unsafe question.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, 0) }
        guard sent == question.count else { return nil }
        var buffer = [UInt8](repeating: 0, count: 32 << 10)
        while true {
            // Sound: the kernel writes no more than the buffer's own size.
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return nil }
            guard let length = buffer.number(at: 0), let found = buffer.half(at: 4), let answered = buffer.number(at: 8), length >= 16,
                length <= count
            else { return nil }
            // An answer that came too late for the question before.
            if answered != number { continue }
            return found == kind.rawValue ? NetlinkAnswer(bytes: Array(buffer[16..<Int(length)])) : nil
        }
    }
}
