internal import Doctor

extension Topic {
    var words: FindingWords {
        switch self {
        case .rights(let topic): topic.words
        case .sockets(let topic): topic.words
        case .clock(let topic): topic.words
        case .network(let topic): topic.words
        case .store(let topic): topic.words
        case .disk(let topic): topic.words
        case .control(let topic): topic.words
        case .configuration(let topic): topic.words(ofTopology: false)
        case .topology(let topic): topic.words(ofTopology: true)
        }
    }
}

extension Topic.Rights {
    var words: FindingWords {
        switch self {
        case .netRaw: FindingWords(zh: "有 CAP_NET_RAW 权限，可以发 ICMP", en: "CAP_NET_RAW is in force: echoes may be sent")
        case .pingGroups(let range):
            FindingWords(
                zh: "本进程的组在 net.ipv4.ping_group_range（\(range)）之内，可以发 ICMP",
                en: "a group of this process lies in net.ipv4.ping_group_range (\(range)): echoes may be sent")
        case .none(let range, let user, let program):
            FindingWords(
                zh: "用户 \(user) 既没有 CAP_NET_RAW，也不在 net.ipv4.ping_group_range（\(range)）之内，不能发 ICMP",
                en: "the user \(user) has no CAP_NET_RAW and no group in net.ipv4.ping_group_range (\(range)): no echo may be sent",
                mend: Self.mend(program))
        case .unknown:
            FindingWords(
                zh: "读不到 /proc/self/status 或 ping_group_range，权限不明",
                en: "/proc/self/status or ping_group_range cannot be read: nobody can tell")
        }
    }

    /// How to be allowed to send echoes.
    static func mend(_ program: String) -> (zh: String, en: String) {
        let command = "sudo setcap cap_net_raw+ep \(program)"
        let range = "sudo sysctl -w net.ipv4.ping_group_range=\"0 2147483647\""
        return (
            "运行 \(command)，或 \(range)；作为服务运行时，在服务单元里写 AmbientCapabilities=CAP_NET_RAW",
            "\(command), or \(range); for a service, AmbientCapabilities=CAP_NET_RAW in its unit"
        )
    }
}

extension Topic.Reading {
    func words(ofTopology isTopology: Bool) -> FindingWords {
        let check = isTopology ? "netmon topology check" : "netmon config check"
        switch self {
        case .none where isTopology:
            return FindingWords(
                zh: "没有拓扑：./topology 和 /etc/netmon/topology 都不存在", en: "no topology: neither ./topology nor /etc/netmon/topology exists",
                mend: ("运行 netmon init DIR 写一份样例，或用 --topology 指定", "begin one with netmon init DIR, or name it with --topology"))
        case .none: return FindingWords(zh: "没有 netmon.yaml，全部取缺省值", en: "no netmon.yaml: all defaults hold")
        case .unreadable(let sentence):
            return FindingWords(
                zh: "读不了：\(sentence)", en: "cannot be read: \(sentence)", mend: ("看它的所有者和权限：ls -l", "look at its owner and mode: ls -l"))
        case .sound(let path, let warnings):
            return FindingWords(
                zh: "\(path)：没有错误，\(warnings) 个警告", en: "\(path): no error, \(warnings) warning(s)",
                mend: warnings > 0 ? ("运行 \(check) 查看", "\(check) lists them") : nil)
        case .wrong(let path, let errors):
            return FindingWords(
                zh: "\(path)：\(errors) 个错误", en: "\(path): \(errors) error(s)", mend: ("运行 \(check) 逐条改正", "\(check) lists them all"))
        }
    }
}
