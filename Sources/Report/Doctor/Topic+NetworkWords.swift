internal import Doctor
internal import NetInventory

extension Topic.Sockets {
    private static func name(_ family: IPAddress.Family) -> String {
        switch family {
        case .v4: "IPv4"
        case .v6: "IPv6"
        }
    }

    /// Whole microseconds, cut off.
    private static func microseconds(_ nanoseconds: Int64) -> String { String(nanoseconds / 1000) }

    var words: FindingWords {
        switch self {
        case .open(let family, let kind):
            return FindingWords(
                zh: "\(Self.name(family)) 的 ICMP 套接字可用（\(kind)）", en: "\(Self.name(family)): the ICMP socket opens (\(kind))")
        case .denied(let family, let reason, let program):
            return FindingWords(
                zh: "\(Self.name(family))：\(reason)", en: "\(Self.name(family)): \(reason)", mend: Topic.Rights.mend(program))
        case .failed(let family, let reason):
            return FindingWords(
                zh: "\(Self.name(family))：\(reason)", en: "\(Self.name(family)): \(reason)",
                mend: family == .v6
                    ? ("网里不用 IPv6 就不必理会", "nothing to do where the network has no IPv6")
                    : ("看 probes.source 写的是不是本机地址：ip address", "see whether probes.source is an address of this machine: ip address"))
        case .echo(let time):
            return FindingWords(
                zh: "127.0.0.1 有应答，\(Self.microseconds(time)) 微秒，时间由内核打戳",
                en: "127.0.0.1 answered in \(Self.microseconds(time)) us, stamped by the kernel")
        case .echoByUser(let time):
            return FindingWords(
                zh: "127.0.0.1 有应答，\(Self.microseconds(time)) 微秒，但内核没有打时间戳，测得的时延偏大",
                en:
                    "127.0.0.1 answered in \(Self.microseconds(time)) us, without the kernel's stamps: times are measured a little too long",
                mend: ("换用支持 SO_TIMESTAMPING 的内核，或不要放在限制它的容器里", "use a kernel with SO_TIMESTAMPING, outside a sandbox that withholds it"))
        case .echoSilent(let reason):
            return FindingWords(
                zh: "127.0.0.1 没有应答：\(reason)", en: "127.0.0.1 did not answer: \(reason)",
                mend: (
                    "看 lo 是否启用、防火墙是否拦了它：ip link show lo；nft list ruleset",
                    "see whether lo is up and no filter drops it: ip link show lo; nft list ruleset"
                ))
        case .descriptors(let limit, let needed):
            return FindingWords(
                zh: "最多打开 \(limit) 个文件" + (needed.map { "，本拓扑最多用 \($0) 个" } ?? ""),
                en: "\(limit) files may be open" + (needed.map { ", this topology needs \($0) at most" } ?? ""))
        case .fewDescriptors(let limit, let most, let needed):
            let target = most.map { max($0, needed) } ?? needed
            return FindingWords(
                zh: "最多打开 \(limit) 个文件，本拓扑最多要用 \(needed) 个", en: "\(limit) files may be open, and this topology needs up to \(needed)",
                mend: (
                    "运行 ulimit -n \(target)；服务单元里写 LimitNOFILE=\(target)",
                    "ulimit -n \(target); for a service, LimitNOFILE=\(target) in its unit"
                ))
        case .descriptorsUnknown: return FindingWords(zh: "打开文件数的上限不明", en: "the limit of open files is unknown")
        }
    }
}

extension Topic.Network {
    var words: FindingWords {
        switch self {
        case .buffer(let bytes): return FindingWords(zh: "接收缓冲最多 \(bytes) 字节", en: "a socket may buffer \(bytes) bytes on their way in")
        case .smallBuffer(let bytes, let replies, let echoes):
            return FindingWords(
                zh: "接收缓冲最多 \(bytes) 字节，约 \(replies) 个应答；一轮有 \(echoes) 个 ICMP 检查，同时到达时会丢",
                en:
                    "a socket may buffer \(bytes) bytes, some \(replies) replies; a round has \(echoes) ICMP checks, and replies that come at once are lost",
                mend: (
                    "运行 sudo sysctl -w net.core.rmem_max=4194304，并写进 /etc/sysctl.d",
                    "sudo sysctl -w net.core.rmem_max=4194304, and keep it in /etc/sysctl.d"
                ))
        case .bufferUnknown: return FindingWords(zh: "接收缓冲的上限不明", en: "the limit of receive buffers is unknown")
        case .ring(let interface):
            let receive = Self.text(interface.receive)
            let send = Self.text(interface.send)
            return FindingWords(
                zh: "\(interface.name)：收环 \(receive)，发环 \(send)", en: "\(interface.name): receive ring \(receive), send ring \(send)")
        case .smallRing(let name, let ring):
            return FindingWords(
                zh: "\(name)：收环只有 \(ring.size) 个（最多 \(ring.most)），突发流量会丢包",
                en: "\(name): the receive ring has \(ring.size) descriptors of \(ring.most), and bursts overflow it",
                mend: ("运行 sudo ethtool -G \(name) rx \(ring.most)", "sudo ethtool -G \(name) rx \(ring.most)"))
        case .ringUnknown(let name):
            return FindingWords(
                zh: "\(name)：驱动没有说环有多大（容器和虚拟接口常是这样）", en: "\(name): its driver does not tell its rings (usual in containers)")
        case .onlyLoopback:
            return FindingWords(
                zh: "除 lo 外没有启用的网络接口", en: "no interface is up but loopback",
                mend: ("接上网线，或运行 ip link set DEV up", "plug it in, or ip link set DEV up"))
        }
    }

    private static func text(_ ring: NetworkFacts.Ring?) -> String { ring.map { "\($0.size)/\($0.most)" } ?? "?" }
}
