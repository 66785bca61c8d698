import Foundation
import Glibc
import NetInventory
import Testing

@testable import Doctor

@Suite("Looking at a machine")
struct InspectionTests {
    /// A folder that plays /proc and /sys, with the files that are given.
    private func faked<Value>(_ texts: [String: String], _ body: (KernelFiles) throws -> Value) throws -> Value {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in texts {
            let file = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(KernelFiles(root: root.path))
    }

    @Test("CAP_NET_RAW is bit 13 of what is in force, and the range is two numbers")
    func rights() throws {
        let status = "Name:\tnetmon\nCapPrm:\t0000000000000000\nCapEff:\t0000000000002000\nCapBnd:\t000001ffffffffff\n"
        let facts = try faked(["proc/self/status": status, "proc/sys/net/ipv4/ping_group_range": "1\t0\n"]) { RightsFacts($0) }
        #expect(facts.hasNetRaw == true && facts.hasNetAdmin == false)
        #expect(facts.pingGroups == .init(first: 1, last: 0))
        #expect(facts.groups.contains(getegid()))
        let nothing = try faked([:]) { RightsFacts($0) }
        #expect(nothing.hasNetRaw == nil && nothing.pingGroups == nil)
    }

    @Test func clock() throws {
        let source = "sys/devices/system/clocksource/clocksource0/"
        let facts = try faked([
            source + "current_clocksource": "hpet\n", source + "available_clocksource": "tsc hpet acpi_pm \n",
            "sys/class/rtc/rtc0/since_epoch": "1790000000\n", "proc/71/comm": "chronyd\n", "proc/72/comm": "bash\n",
            "proc/fs/comm": "ntpd\n",
        ]) { ClockFacts($0, now: Timestamp(milliseconds: 1_790_000_007_900), zone: "Asia/Shanghai") }
        #expect(facts.source == "hpet" && facts.sources == ["tsc", "hpet", "acpi_pm"])
        #expect(facts.aheadOfBattery == 7)
        #expect(facts.keepers == ["chronyd"])
        #expect(try faked([:]) { ClockFacts($0, now: Timestamp(milliseconds: 0), zone: "Mars/Olympus") }.hasZone == false)
    }

    @Test("An interface is asked that is up and is not loopback; a driver that does not tell its rings leaves them unknown")
    func network() throws {
        let facts = try faked([
            "sys/class/net/lo/flags": "0x9\n", "sys/class/net/nosuch0/flags": "0x1003\n", "sys/class/net/down0/flags": "0x1002\n",
            "proc/sys/net/core/rmem_max": "212992\n",
        ]) { NetworkFacts($0) }
        #expect(facts.interfaces == [.init(name: "nosuch0", receive: nil, send: nil)])
        #expect(facts.receiveMost == 212_992 && facts.receiveDefault == nil)
    }

    @Test func controlSockets() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/s"
        #expect(ControlFacts(places: [path]).outcome == .absent)
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let bound = unsafe withUnsafePointer(to: &address) { place in
            unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0 && listen(listener, 1) == 0)
        #expect(ControlFacts(places: [folder + "/none", path]) == ControlFacts(path: path, outcome: .answers, access: FileAccess(path)))
        close(listener)
        #expect(ControlFacts(places: [path]).outcome == .nobodyListens)
        // A folder whose path alone fills the kernel's 107 bytes is no hindrance: the verbs reach it too.
        let deep = folder + "/" + String(repeating: "x", count: 120)
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        #expect(ControlFacts(places: [deep + "/s"]).outcome == .absent)
        try FileManager.default.moveItem(atPath: path, toPath: deep + "/s")
        #expect(ControlFacts(places: [deep + "/s"]).outcome == .nobodyListens)
        let long = ControlFacts(places: [folder + "/" + String(repeating: "x", count: 200)]).outcome
        #expect(long == .failed("its name is too long for a socket (unix(7))"))
    }

    @Test("This machine itself: what it tells is told, and nothing is made up")
    func present() throws {
        let files = KernelFiles()
        let rights = RightsFacts(files)
        #expect(rights.hasNetRaw != nil && rights.program.hasPrefix("/"))
        let disk = DiskFacts(
            StoreFacts(path: "/nonexistent/folder/s.sqlite", files: files, now: Timestamp(milliseconds: 0)))
        #expect(disk.folder == "/" && (disk.freeBytes ?? 0) > 0 && disk.growthPerDay == nil)
        _ = NetworkFacts(files)
    }
}
