import Demo
import Foundation
import NetInventory
import Report

/// Where a demo leaves its files: one folder a user that the next demo replaces, or with `--keep` one of its own.
struct DemoFolder {
    let url: URL
    private let isKept: Bool

    init(keep: Bool) throws(CommandFailure) {
        isKept = keep
        let base = FileManager.default.temporaryDirectory
        let name = keep ? "netmon-demo-\(UUID().uuidString.prefix(8).lowercased())" : "netmon-demo-\(Self.user)"
        url = base.appendingPathComponent(name)
        do {
            if !keep { try Self.removeOwn(url) }
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                "cannot make the folder \(url.path): \(error.localizedDescription); set TMPDIR to one that you may write to"
                    + PermissionHint.after(error))
        }
    }

    var store: String { url.appendingPathComponent("netmon.sqlite").path }

    /// Writes each report for people and for programs, and the truth beside them.
    func write(_ results: DemoResults) throws(CommandFailure) {
        for (name, report) in [("units", results.units), ("sites", results.sites)] {
            try Console.deliver(report.jsonText(), to: file("availability-\(name).json"))
            try Console.deliver(report.csv(in: .zh), to: file("availability-\(name).csv"))
        }
        for (name, report) in [("units", results.unitOutages), ("sites", results.siteOutages)] {
            try Console.deliver(report.jsonText(), to: file("outages-\(name).json"))
        }
        try Console.deliver(try failing { try results.record.json(zone: results.zone) }, to: file("script.json"))
    }

    func sentence(_ language: ReportLanguage) -> String {
        switch (language, isKept) {
        case (.zh, true): "文件在 \(url.path)：报告（json、csv）、数据文件 netmon.sqlite、实际切断的时刻 script.json。"
        case (.zh, false): "文件在 \(url.path)：报告（json、csv）、数据文件 netmon.sqlite、实际切断的时刻 script.json；下次演示会替换它们，用 --keep 留下。"
        case (.en, true):
            "The files are in \(url.path): the reports (json, csv), the store netmon.sqlite, and what was really cut in script.json."
        case (.en, false):
            "The files are in \(url.path): the reports (json, csv), the store netmon.sqlite, and what was really cut in script.json; the next demo replaces them (--keep keeps them)."
        }
    }

    /// The user's number on the machine; inside a user namespace everybody is 0, and the map tells who that is outside.
    private static var user: String {
        let map = (try? String(contentsOfFile: "/proc/self/uid_map", encoding: .utf8)) ?? ""
        let words = map.split(whereSeparator: \.isWhitespace)
        return geteuid() == 0 && words.count == 3 && words[0] == "0" ? String(words[1]) : String(geteuid())
    }

    private func file(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Removes the last demo's folder, if it is one: a folder of this user's, not a link to somewhere else.
    private static func removeOwn(_ url: URL) throws {
        var status = stat()
        guard unsafe lstat(url.path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw CommandFailure("\(url.path) is not a folder of yours; remove it, or use --keep")
        }
        try FileManager.default.removeItem(at: url)
    }
}
