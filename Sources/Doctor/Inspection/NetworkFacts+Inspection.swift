import CLinuxNet
import Glibc

extension NetworkFacts {
    /// Of this machine, or of the network namespace that netmon is in.
    init(_ files: KernelFiles) {
        let up = files.names("/sys/class/net").filter { name in
            // Bit 0 of the flags is IFF_UP, bit 3 IFF_LOOPBACK.
            guard let flags = files.word("/sys/class/net/\(name)/flags").flatMap({ UInt32($0.dropFirst(2), radix: 16) }) else {
                return false
            }
            return flags & 0x1 != 0 && flags & 0x8 == 0
        }
        self.init(
            receiveMost: files.number("/proc/sys/net/core/rmem_max").map { Int($0) },
            receiveDefault: files.number("/proc/sys/net/core/rmem_default").map { Int($0) },
            interfaces: up.map(Self.interface))
    }

    private static func interface(_ name: String) -> Interface {
        let unknown = Interface(name: name, receive: nil, send: nil)
        // Any socket will do to ask with; this one needs no right.
        let asker = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard asker >= 0 else { return unknown }
        defer { close(asker) }
        var rings = cln_rings()
        // Sound: the name is copied with its length limited, and the answer is a local variable's.
        guard unsafe cln_read_rings(asker, name, &rings) == 0 else { return unknown }
        // A driver without rings of its own may answer with nothing but zeros.
        func ring(_ size: UInt32, _ most: UInt32) -> Ring? { most > 0 ? Ring(size: Int(size), most: Int(most)) : nil }
        return Interface(name: name, receive: ring(rings.receive, rings.receive_most), send: ring(rings.send, rings.send_most))
    }
}
