internal import Doctor
internal import NetInventory

extension Topic.Store {
    var words: FindingWords {
        switch self {
        case .absent(let path):
            return FindingWords(
                zh: "还没有 \(path)", en: "there is no \(path) yet",
                mend: ("netmon run 会建立它；或用 --store 指定已有的", "netmon run begins it; or name one with --store"))
        case .cannotBegin(let path):
            return FindingWords(
                zh: "没有 \(path)，也没有权限建立", en: "there is no \(path), and this user may not begin it",
                mend: ("以服务用户运行，或用 --store 指定自己可写的地方", "run as the service's user, or name a place that you may write to with --store"))
        case .unusable(let sentence):
            return FindingWords(
                zh: "数据库不能用：\(sentence)", en: sentence, mend: ("按这句话处理；先留一份原文件", "do as it says; keep a copy of the file first"))
        case .sound(let path, let bytes, let schema):
            return FindingWords(
                zh: "\(path)：快速检查没有问题，\(bytes) 字节，第 \(schema) 版结构",
                en: "\(path): the quick check finds nothing wrong; \(bytes) bytes, schema \(schema)")
        case .unsound(let path, let faults, let first):
            return FindingWords(
                zh: "\(path)：快速检查发现 \(faults) 处问题，第一处：\(first)",
                en: "\(path): the quick check finds \(faults) fault(s), the first: \(first)",
                mend: ("停服务，保留原文件，用备份另存恢复", "stop the service, keep the file, and restore a backup under another name"))
        case .notChecked(let path, let bytes):
            return FindingWords(
                zh: "\(path)：\(bytes) 字节，太大，这里不逐页检查", en: "\(path): \(bytes) bytes, too large to be read whole here",
                mend: ("运行 netmon store verify", "netmon store verify reads it whole"))
        case .access(let access): return FindingWords(zh: "权限 \(access.text)，可读可写", en: "\(access.text), readable and writable")
        case .readOnly(let access):
            return FindingWords(zh: "权限 \(access.text)，当前用户只能读", en: "\(access.text), readable for this user and not writable")
        case .openToAll(let access, let path):
            return FindingWords(
                zh: "权限 \(access.text)，本机任何人都能打开", en: "\(access.text): everybody on this machine may open it",
                mend: ("运行 chmod o-rwx \(path)", "chmod o-rwx \(path)"))
        case .writer(let number, let name):
            return FindingWords(zh: "进程 \(number)（\(name)）正在写", en: "the process \(number) (\(name)) writes to it")
        case .noWriter: return FindingWords(zh: "没有进程在写：服务没有运行", en: "nobody writes to it: no service runs")
        case .writerUnknown: return FindingWords(zh: "谁在写不明", en: "who writes to it is unknown")
        case .lastResult(let age):
            return FindingWords(
                zh: "最近一次结果在 \(ReportLanguage.zh.duration(age))前", en: "the last result is \(ReportLanguage.en.duration(age)) old")
        case .noFreshResult(let age):
            return FindingWords(
                zh: "服务在运行，最近一次结果却在 \(ReportLanguage.zh.duration(age))前",
                en: "a service runs, and the last result is \(ReportLanguage.en.duration(age)) old",
                mend: ("看服务的日志：journalctl -u netmon", "see what the service says: journalctl -u netmon"))
        case .resultFromTheFuture(let ahead):
            return FindingWords(
                zh: "最近一次结果在 \(ReportLanguage.zh.duration(ahead))之后：时钟被往回拨过",
                en: "the last result lies \(ReportLanguage.en.duration(ahead)) ahead: the clock was set back",
                mend: ("核对系统时间：timedatectl", "see whether the time is right: timedatectl"))
        case .noResult: return FindingWords(zh: "还没有任何结果", en: "there is no result yet")
        }
    }
}

extension Topic.Disk {
    /// Whole mebibytes, cut off.
    private static func mebibytes(_ bytes: Int64) -> String { "\(bytes >> 20) MiB" }

    var words: FindingWords {
        switch self {
        case .space(let free, let total, let days), .littleSpace(let free, let total, let days):
            var isLittle = false
            if case .littleSpace = self { isLittle = true }
            return FindingWords(
                zh: "剩 \(Self.mebibytes(free))，共 \(Self.mebibytes(total))；按现在的增长"
                    + (days.map { "够用 \($0) 天" } ?? "还能用多久不明"),
                en: "\(Self.mebibytes(free)) free of \(Self.mebibytes(total)); at the present growth "
                    + (days.map { "enough for \($0) day(s)" } ?? "nobody knows how long that lasts"),
                mend: isLittle ? ("清理磁盘，或把数据库移到更大的盘", "make room, or move the store to a larger disk") : nil)
        case .inodes(let free): return FindingWords(zh: "还能建 \(free) 个文件", en: "\(free) more files may be made")
        case .fewInodes(let free):
            return FindingWords(
                zh: "只能再建 \(free) 个文件（inode 用尽）", en: "only \(free) more files may be made (inodes)",
                mend: ("删掉小文件多的目录，常是旧日志：df -i", "delete what makes so many files, often old logs: df -i"))
        case .unknown(let folder): return FindingWords(zh: "\(folder) 所在磁盘的余量不明", en: "how much room \(folder) has is unknown")
        }
    }
}

extension Topic.Control {
    var words: FindingWords {
        switch self {
        case .idle(let path): return FindingWords(zh: "没有 \(path)：服务没有运行", en: "there is no \(path): no service runs")
        case .missing(let path):
            return FindingWords(
                zh: "服务在运行，却没有 \(path)", en: "a service runs, and there is no \(path)",
                mend: ("核对 netmon.yaml 的 control.socket；重启服务", "compare control.socket in netmon.yaml; restart the service"))
        case .answers(let path, let access):
            return FindingWords(zh: "\(path) 有应答" + Self.text(access).zh, en: "\(path) answers" + Self.text(access).en)
        case .nobodyListens(let path):
            return FindingWords(
                zh: "\(path) 后面没有服务（上次没有正常结束）", en: "nobody is behind \(path): a service ended without taking it away",
                mend: ("启动服务即可，它会换掉这个文件", "start the service, which replaces it"))
        case .denied(let path, let access):
            let group = access?.group ?? "netmon"
            return FindingWords(
                zh: "当前用户不能使用 \(path)" + Self.text(access).zh, en: "this user may not use \(path)" + Self.text(access).en,
                mend: ("运行 sudo usermod -aG \(group) \"$USER\"，再重新登录", "sudo usermod -aG \(group) \"$USER\", and log in anew"))
        case .failed(let path, let reason):
            return FindingWords(
                zh: "\(path) 不能用：\(reason)", en: "\(path) cannot be used: \(reason)",
                mend: ("核对 netmon.yaml 的 control.socket", "see control.socket in netmon.yaml"))
        }
    }

    private static func text(_ access: FileAccess?) -> (zh: String, en: String) {
        access.map { ("（\($0.text)）", " (\($0.text))") } ?? ("", "")
    }
}
