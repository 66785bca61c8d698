import Foundation
import NetInventory
import Testing

@Suite("When a changed topology folder is to be read")
struct TopologyWatchTests {
    /// A folder with one file, which goes with it.
    private final class Folder {
        let url: URL
        var look: TopologyLook { TopologyLook(folder: url.path) }

        init() throws {
            url = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-watch-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try write("a.yaml", "units: {}\n")
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: url.appendingPathComponent(name))
        }
    }

    private static func second(_ number: Int64) -> Milliseconds { Milliseconds(number * 1000) }

    @Test("A change is read once, as soon as nobody has written for two seconds")
    func debounce() throws {
        let folder = try Folder()
        var watch = TopologyWatch(folder.look, at: .zero)
        var read: [Int64] = []
        for second in Int64(1)...20 {
            // Written from second 3 to second 6, a longer text every time, and once more at 12.
            if (3...6).contains(second) || second == 12 { try folder.write("a.yaml", String(repeating: "#", count: Int(second))) }
            if watch.isChanged(folder.look, at: Self.second(second)) { read.append(second) }
        }
        #expect(read == [8, 14])
    }

    @Test("What was written back before it was read is no change; what could not be put in force is read again")
    func backAndAgain() throws {
        let folder = try Folder()
        let first = folder.look
        var watch = TopologyWatch(first, at: .zero)
        try folder.write("b.yaml", "units: {}\n")
        let second = folder.look
        func expect(_ isChanged: Bool, _ look: TopologyLook, _ second: Int64) {
            let answer = watch.isChanged(look, at: Self.second(second))
            #expect(answer == isChanged, "second \(second)")
        }
        expect(false, second, 1)
        expect(false, first, 2)
        expect(false, first, 9)
        expect(false, second, 10)
        expect(true, second, 12)
        watch.retry(at: Self.second(12))
        expect(false, second, 13)
        expect(true, second, 14)
        expect(false, second, 20)
        // Somebody else has read it.
        watch.isRead(first, at: Self.second(21))
        expect(false, first, 30)
    }

    @Test("Everything that people and programs do to a folder is seen; what they do to other files is not")
    func looks() throws {
        let folder = try Folder()
        let files = FileManager.default
        var last = folder.look
        func expectSeen(_ what: String, _ isSeen: Bool = true, _ body: () throws -> Void) throws {
            try body()
            let next = folder.look
            #expect((next != last) == isSeen, "\(what)")
            last = next
        }
        let file = folder.url.appendingPathComponent("a.yaml")
        try expectSeen("nothing", false) {}
        try expectSeen("another file", false) { try folder.write("notes.txt", "…") }
        try expectSeen("a hidden file", false) { try folder.write(".a.yaml.swp", "…") }
        try expectSeen("a file in place") { try folder.write("a.yaml", "units: {} #\n") }
        try expectSeen("the same text in another file of that name") {
            try folder.write("a.tmp", "units: {} #\n")
            try files.removeItem(at: file)
            try files.moveItem(at: folder.url.appendingPathComponent("a.tmp"), to: file)
        }
        try expectSeen("a right taken away") { try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: file.path) }
        try expectSeen("a new file") { try folder.write("b.yml", "") }
        try expectSeen("a file gone") { try files.removeItem(at: folder.url.appendingPathComponent("b.yml")) }
        let aside = folder.url.path + "-aside"
        defer { try? files.removeItem(atPath: aside) }
        try expectSeen("the folder gone") { try files.moveItem(atPath: folder.url.path, toPath: aside) }
        try expectSeen("a link in its place") { try files.createSymbolicLink(atPath: folder.url.path, withDestinationPath: aside) }
        try expectSeen("a link that leads elsewhere") {
            let other = try Folder()
            try files.removeItem(atPath: aside)
            try files.moveItem(atPath: other.url.path, toPath: aside)
        }
    }
}
