import Foundation
import Glibc
import Logging
import Synchronization
import Testing

@testable import Control

@Suite("Control socket", .timeLimit(.minutes(15)))
struct ControlServerTests {
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A server in a folder of its own.
    struct Rig {
        let folder: URL
        let path: String
        let handler = EchoHandler()
        let server: ControlServer

        init(name: String = "s.sock") throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-control-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            path = folder.appendingPathComponent(name).path
            server = try ControlServer(path: path, group: nil, handler: handler, logger: ControlServerTests.quiet)
        }

        func end() {
            server.stop()
            try? FileManager.default.removeItem(at: folder)
        }

        func hello() throws -> ControlReply {
            try ControlClient(path: path).ask(ControlRequest(.hello, store: "/s"))
        }
    }

    static let greeting = ControlReply.hello(.init(version: "1", store: "/s", process: 1))

    @Test("A request is answered, its file is taken, and a refusal is thrown with its sentence")
    func conversation() throws {
        let rig = try Rig()
        defer { rig.end() }
        #expect(try rig.hello() == Self.greeting)
        #expect(throws: ControlError.refused("the disk is full")) { try ControlClient(path: rig.path).ask(ControlRequest(.compact)) }
        // Forty megabytes one way, and a megabyte of answers the other way: neither waits for the other for ever.
        let left = Left(40)
        var bad = 0
        let reply = try ControlClient(path: rig.path).ask(
            ControlRequest(.importResults, file: "a.csv"), file: { left.take() ? [UInt8](repeating: 7, count: 1 << 20) : nil }
        ) { _ in bad += 1 }
        #expect(reply == .imported(.init(accepted: 40 << 20, duplicates: 0, rejected: 0, unusedColumns: [])))
        #expect(bad == 40)
    }

    @Test("A file that cannot be read to its end is told as that, and the service knows that it was cut off")
    func brokenFile() throws {
        struct Unreadable: Error {}
        let rig = try Rig()
        defer { rig.end() }
        let left = Left(2)
        #expect(throws: Unreadable.self) {
            try ControlClient(path: rig.path).ask(
                ControlRequest(.importResults),
                file: {
                    guard left.take() else { throw Unreadable() }
                    return [1, 2, 3]
                })
        }
        #expect(rig.handler.failure.withLock { $0 } == .brokenOff)
        #expect(rig.handler.bytes.withLock { $0 } == 6)
    }

    @Test("Whatever is sent is answered with a sentence, and the next one is served", arguments: HostileText.all)
    func hostile(text: HostileText) throws {
        let rig = try Rig()
        defer { rig.end() }
        let peer = try RawPeer(path: rig.path)
        // A server that has heard enough closes its ear; what it said is still read.
        try? peer.send(text.bytes)
        peer.finish()
        guard case .failed(let sentence) = try peer.reply() else {
            Issue.record("\(text.name) was taken")
            return
        }
        #expect(sentence.message.count > 20)
        #expect(try rig.hello() == Self.greeting)
    }

    @Test("Clients that connect and say nothing take no turn from others, up to a bound that is said")
    func idle() throws {
        let rig = try Rig()
        defer { rig.end() }
        var idle: [RawPeer] = []
        for _ in 0..<15 { idle.append(try RawPeer(path: rig.path)) }
        #expect(try rig.hello() == Self.greeting)
        for peer in idle { try peer.send(Array("{".utf8)) }
        // The last conversations that are allowed, and those beyond: one of these is told so.
        var refusal: String?
        for _ in 0..<8 where refusal == nil {
            let peer = try RawPeer(path: rig.path)
            idle.append(peer)
            if (try? peer.input.line(longest: 1000, within: Deadline(seconds: 1))) != nil { refusal = "told" }
        }
        #expect(refusal != nil)
        idle.removeAll()
        // Their threads end when they are gone.
        var reply: ControlReply?
        while reply == nil { reply = try? rig.hello() }
        #expect(reply == Self.greeting)
    }

    @Test("Half a line that never ends is given up after ten seconds with a sentence")
    func slow() throws {
        let rig = try Rig()
        defer { rig.end() }
        let peer = try RawPeer(path: rig.path)
        try peer.send(Array("{\"verb\"".utf8))
        #expect(try peer.reply() == .failed(.init("\(ControlError.tooSlow(seconds: 10))")))
    }

    @Test("What a killed service left is replaced; a living socket and what is no socket are left alone")
    func replacing() throws {
        let rig = try Rig()
        defer { rig.end() }
        #expect(throws: ControlError.inUse(path: rig.path)) {
            try ControlServer(path: rig.path, group: nil, handler: rig.handler, logger: Self.quiet)
        }
        #expect(try rig.hello() == Self.greeting)
        let stale = rig.folder.appendingPathComponent("stale.sock").path
        // Bound, never listening, and closed: as after a SIGKILL.
        do {
            let socket = try #require(SocketDescriptor.bound(to: stale))
            withExtendedLifetime(socket) {}
        }
        #expect(throws: ControlError.notRunning(path: stale)) { try ControlClient(path: stale) }
        let second = try ControlServer(path: stale, group: nil, handler: rig.handler, logger: Self.quiet)
        #expect(try ControlClient(path: stale).ask(ControlRequest(.hello, store: "/s")) == Self.greeting)
        second.stop()
        #expect(!FileManager.default.fileExists(atPath: stale))
        let file = rig.folder.appendingPathComponent("file").path
        try Data("precious".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: ControlError.notASocket(path: file)) {
            try ControlServer(path: file, group: nil, handler: rig.handler, logger: Self.quiet)
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
        #expect(try FileManager.default.contentsOfDirectory(atPath: rig.folder.path).sorted() == ["file", "s.sock"])
    }

    @Test("The socket is open to its owner and its group alone, and its path may be longer than the kernel's limit")
    func modeAndLength() throws {
        let rig = try Rig()
        defer { rig.end() }
        let mode = try FileManager.default.attributesOfItem(atPath: rig.path)[.posixPermissions] as? Int
        #expect(mode == 0o660)
        let deep = rig.folder.appendingPathComponent(String(repeating: "d", count: 150))
        try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
        let path = deep.appendingPathComponent("s.sqlite.sock").path
        let server = try ControlServer(path: path, group: nil, handler: rig.handler, logger: Self.quiet)
        #expect(try ControlClient(path: path).ask(ControlRequest(.hello, store: "/s")) == Self.greeting)
        server.stop()
        // A group by its number: the one that this process may give in any case.
        let owned = try ControlServer(path: rig.path + "3", group: "\(getegid())", handler: rig.handler, logger: Self.quiet)
        let group = try FileManager.default.attributesOfItem(atPath: owned.path)[.groupOwnerAccountID] as? UInt32
        #expect(group == getegid())
        owned.stop()
        #expect(throws: ControlError.noSuchGroup("no such group")) {
            try ControlServer(path: rig.path + "2", group: "no such group", handler: rig.handler, logger: Self.quiet)
        }
    }

    @Test("The socket is where it is said to be, in /run for the usual store, else beside the store")
    func places() {
        let usual = ControlSocketPlace(ControlSettings(), store: "/var/lib/netmon/netmon.sqlite", isUsualStore: true)
        #expect(usual.forVerbs == ["/run/netmon/netmon.sock", "/var/lib/netmon/netmon.sqlite.sock"])
        #expect(usual.forVerbs.contains(usual.forService))
        let own = ControlSocketPlace(ControlSettings(), store: "./x.sqlite", isUsualStore: false)
        #expect(own.forVerbs == ["./x.sqlite.sock"])
        #expect(own.forService == "./x.sqlite.sock")
        let said = ControlSocketPlace(ControlSettings(socket: "/tmp/a.sock"), store: "./x.sqlite", isUsualStore: true)
        #expect(said.forVerbs == ["/tmp/a.sock"])
        #expect(said.forService == "/tmp/a.sock")
    }

    @Test("Root, the service's user and the socket's group may command; nobody else")
    func rule() {
        let group: UInt32 = 4100
        #expect(ControlPeer(user: 0, groups: [0]).mayCommand(serviceUser: 4001, group: group))
        #expect(ControlPeer(user: 4001, groups: []).mayCommand(serviceUser: 4001, group: nil))
        #expect(ControlPeer(user: 4002, groups: [4200, 4100]).mayCommand(serviceUser: 4001, group: group))
        #expect(!ControlPeer(user: 4002, groups: [4200, 4100]).mayCommand(serviceUser: 4001, group: nil))
        #expect(!ControlPeer(user: 4003, groups: [4200]).mayCommand(serviceUser: 4001, group: group))
    }

    @Test("Stopping ends conversations that are under way")
    func stopping() throws {
        let rig = try Rig()
        let peer = try RawPeer(path: rig.path)
        try peer.send(Array("{\"verb\":\"import\"}\n3\nabc".utf8))
        _ = try peer.reply()
        rig.end()
        #expect(rig.handler.failure.withLock { $0 } == .brokenOff)
        #expect(!FileManager.default.fileExists(atPath: rig.path))
    }
}
