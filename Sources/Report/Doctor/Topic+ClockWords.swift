internal import Doctor

extension Topic.Clock {
    private static func kept(_ keepers: [String]) -> (zh: String, en: String) {
        keepers.isEmpty ? ("", "") : ("（\(keepers.joined(separator: "、"))）", " (\(keepers.joined(separator: ", ")))")
    }

    /// `+3` or `-28800`
    private static func signed(_ seconds: Int64) -> String { seconds > 0 ? "+\(seconds)" : "\(seconds)" }

    var words: FindingWords {
        switch self {
        case .source(let name): return FindingWords(zh: "时钟源 \(name)", en: "the clock counts by \(name)")
        case .slowSource(let name, let better):
            return FindingWords(
                zh: "时钟源 \(name) 较慢或较粗", en: "the clock counts by \(name), which is slow or coarse",
                mend: better.map { name in
                    let command = "echo \(name) | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource"
                    return ("运行 \(command)", command)
                } ?? ("本机没有更好的时钟源；虚拟机请让宿主提供 kvm-clock 或 tsc", "this machine offers no better one; a host can offer kvm-clock or tsc"))
        case .sourceUnknown: return FindingWords(zh: "时钟源不明（/sys 里没有）", en: "what the clock counts by is unknown (/sys does not tell)")
        case .synchronized(let microseconds, let keepers):
            let (zh, en) = Self.kept(keepers)
            return FindingWords(
                zh: "时钟已同步\(zh)，误差不超过 \(microseconds) 微秒", en: "the clock is synchronized\(en), off by \(microseconds) us at most",
                mend: microseconds > Diagnosis.mostErrorMicroseconds
                    ? ("检查时间服务器是否可达", "see whether the time servers can be reached") : nil)
        case .unsynchronized(let keepers):
            let (zh, en) = Self.kept(keepers)
            return FindingWords(
                zh: "时钟没有同步\(zh)，中断的起止时间可能不准", en: "nobody keeps the clock synchronized\(en): outages may begin and end at wrong times",
                mend: keepers.isEmpty
                    ? ("安装并启用 chrony，指向县里的时间服务器", "install chrony and point it to the county's time server")
                    : ("查看它连上了谁：chronyc sources 或 timedatectl", "see whom it has reached: chronyc sources, or timedatectl"))
        case .disciplineUnknown(let keepers):
            let (zh, en) = Self.kept(keepers)
            return FindingWords(
                zh: "时钟是否同步不明\(zh)：内核不肯说", en: "whether the clock is synchronized is unknown\(en): the kernel does not tell")
        case .battery(let ahead):
            return FindingWords(zh: "与主板时钟相差 \(Self.signed(ahead)) 秒", en: "\(Self.signed(ahead)) s from the clock with the battery")
        case .batteryOff(let ahead):
            return FindingWords(
                zh: "与主板时钟相差 \(Self.signed(ahead)) 秒，断电重启后时间会错",
                en: "\(Self.signed(ahead)) s from the clock with the battery: after a power cut the time will be wrong",
                mend: ("系统时间正确时，运行 sudo hwclock --systohc --utc", "while the system's time is right: sudo hwclock --systohc --utc"))
        case .batteryUnknown: return FindingWords(zh: "没有主板时钟，或读不到", en: "there is no clock with a battery, or it cannot be read")
        case .zone(let name): return FindingWords(zh: "时区 \(name) 有数据", en: "the data of the time zone \(name) is there")
        case .noZone(let name):
            return FindingWords(
                zh: "没有时区 \(name) 的数据", en: "there is no data of the time zone \(name)", mend: ("安装 tzdata", "install tzdata"))
        }
    }
}
