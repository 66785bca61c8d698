import Foundation
import Testing

/// A hostile folder in front of the built program: one sentence that names the place, soon, and in little memory.
///
/// The release build is to need less than a second and 200 MiB; a debug build on a shared machine is given several times that.
@Suite("netmon topology check on a hostile folder")
struct HostileTopologyTests {
    static let head = "network: {code: demo, name: d}\ndevices: {core: {role: core, mgmt: 127.64.0.1}}\n"
    private static let mega = 1 << 20

    struct Text: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]
        /// The first problem, without its file.
        var problem: String

        init(_ name: String, _ text: String, _ problem: String) {
            self.init(name, Array(text.utf8), problem)
        }

        init(_ name: String, _ bytes: [UInt8], _ problem: String) {
            testDescription = name
            self.bytes = bytes
            self.problem = problem
        }
    }

    private static func lines(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }

    static var texts: [Text] {
        [
            Text(
                "exploding anchors", lines(40_000) { "a\($0): &a\($0) [*a\(max(0, $0 - 1)), *a\(max(0, $0 - 1))]\n" },
                "1:5: error E0108: `&a0` is a YAML anchor, which topology files do not use "
                    + "(use `kinds` or `defaults` for what several items share; quote text that begins with `&` or `*`)"),
            Text(
                "a megabyte of nesting", "network: " + String(repeating: "[", count: mega),
                "1:11: error E0110: more than 32 lists and mappings inside each other"),
            Text("zeros", head + "#" + String(repeating: "\0", count: mega), "3:2: error E0104: control character U+0000 (delete it)"),
            Text(
                "a stray byte", Array(head.utf8) + [0x23, 0xff] + [UInt8](repeating: 0x41, count: mega),
                "3:2: error E0102: the byte 0xFF is not UTF-8 (save as UTF-8)"),
            Text(
                "UTF-16", [0xff, 0xfe] + head.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] },
                "1:1: error E0102: the file is UTF-16, not UTF-8 (save as UTF-8 without BOM)"),
            Text(
                "GBK", Array((head + "# ").utf8) + (0..<300_000).flatMap { _ in [0xbd, 0xcc] as [UInt8] } + [10],
                "3:3: error E0102: the file is GBK, not UTF-8 (save as UTF-8)"),
            Text(
                "a key of a million characters", head + String(repeating: "k", count: 1_000_000) + ": 1\n",
                "3:1000001: error E0107: a key has no `:`: could not find expected ':' (write `key: value`, with a space after the colon)"),
            Text(
                "a million items", head + "links:\n" + String(repeating: "- a\n", count: 1_000_000),
                "10004:3: error E0115: more than 10,000 entries in one list or mapping (one network a folder)"),
            Text(
                "a megabyte in one line", "# " + String(repeating: "x", count: mega) + "\n" + head,
                "1:1: error E0116: the line is longer than 16,384 bytes (break it)"),
            Text(
                "a value of twenty thousand characters",
                head + "units:\n  u1:\n    category: other\n    net: 10.0.0.0/24\n    name: \""
                    + String(repeating: "ab\n      ", count: 10_000) + "\"\n",
                "7:11: error E0116: the value is longer than 10,000 characters (shorten it)"),
            Text(
                "a hundred thousand links to nowhere", head + "links:\n" + lines(100_000) { "  - a\($0):1 -- b\($0):2 10G\n" },
                "10004:5: error E0115: more than 10,000 entries in one list or mapping (one network a folder)"),
            Text(
                "ten thousand prefixes of length 0",
                head + "units:\n" + lines(9999) { "  u\($0): {name: n, category: other, net: 0.0.0.0/0, uplink: core}\n" },
                "5:39: error E0404: 0.0.0.0/0 of unit/u1 overlaps 0.0.0.0/0 of unit/u0 at FILE:4:39"),
            Text(
                "names that are all nearly right",
                head + "kinds:\n" + lines(9000) { "  kind-number-of-this-county-\(10_000 + $0): {}\n" } + "units:\n"
                    + lines(5000) {
                        "  u\($0): {name: n, category: other, kind: kind-nummber-of-this-county-\(10_000 + $0), net: 10.\($0 / 250).\($0 % 250).0/24}\n"
                    },
                "9005:40: error E0301: no kind is called `kind-nummber-of-this-county-10000` (did you mean `kind-number-of-this-county-10000`?)"
            ),
            Text(
                "a template of three thousand keys", head + "defaults:\n  unit:\n" + lines(900) { "    f\($0): x\n" },
                "4:3: error E0115: the template `defaults.unit` has more than 100 keys"),
        ]
    }

    @Test(arguments: texts)
    func text(_ text: Text) throws {
        try TemporaryFolder.with { folder in
            let file = folder.appendingPathComponent("a.yaml")
            try Data(text.bytes).write(to: file)
            let usage = try NetmonBinary.measured(["topology", "check", "--topology", folder.path])
            #expect(usage.outcome.status == 1)
            let first = usage.outcome.output.split(separator: "\n").first.map(String.init)
            #expect(first == "\(file.path):" + text.problem.replacingOccurrences(of: "FILE", with: file.path))
            #expect(usage.mebibytes < 400)
            #expect(usage.processorSeconds < 20)
        }
    }

    @Test("What is no file, or too much of them, is named and nobody waits for it")
    func folders() throws {
        func check(_ sentence: String, _ make: (URL) throws -> Void) throws {
            try TemporaryFolder.with { folder in
                try make(folder)
                let usage = try NetmonBinary.measured(["topology", "check", "--topology", folder.path])
                #expect(usage.outcome.status == 2)
                #expect(usage.outcome.complaints == "netmon: \(folder.path)\(sentence)\n")
                #expect(usage.mebibytes < 400)
            }
        }
        let file = { (folder: URL) in folder.appendingPathComponent("a.yaml") }
        let odd = "/a.yaml: cannot be read: it is no regular file but a folder, pipe or device; move it elsewhere"
        try check(odd) { try FileManager.default.createDirectory(at: file($0), withIntermediateDirectories: false) }
        try check(odd) { folder in #expect(unsafe mkfifo(file(folder).path, 0o600) == 0) }
        try check(odd) { try FileManager.default.createSymbolicLink(atPath: file($0).path, withDestinationPath: "/dev/zero") }
        let lost = "/a.yaml: cannot be read: a symbolic link that leads nowhere; mend or delete it"
        try check(lost) { try FileManager.default.createSymbolicLink(atPath: file($0).path, withDestinationPath: "a.yaml") }
        try check(": more than 1,000 *.yaml files in this folder; keep one network in a folder") { folder in
            for number in 0...1000 { try Data().write(to: folder.appendingPathComponent("\(number).yaml")) }
        }
        let large = Data(repeating: 0x0a, count: 3 << 20)
        try check(": the *.yaml files of this folder are larger than 8 MiB together; keep one network in a folder") { folder in
            for number in 0..<3 { try large.write(to: folder.appendingPathComponent("\(number).yaml")) }
        }
    }

    @Test("Of a file of ten gigabytes no more is read than shows that")
    func sparse() throws {
        try TemporaryFolder.with { folder in
            let file = folder.appendingPathComponent("a.yaml")
            try Data().write(to: file)
            #expect(unsafe truncate(file.path, 10 << 30) == 0)
            let usage = try NetmonBinary.measured(["topology", "check", "--topology", folder.path])
            #expect(usage.outcome.output.hasPrefix("\(file.path):1:1: error E0101: the file is larger than 4 MiB (split it)\n"))
            #expect(usage.mebibytes < 400)
        }
    }

    @Test("A name that would steer the terminal is refused, and shown by its code")
    func steeringNames() throws {
        try TemporaryFolder.with { folder in
            let file = folder.appendingPathComponent("a\u{1b}[31m.yaml")
            try Data((Self.head + "units: {u1: {name: \"\\e]0;owned\", category: \"\u{202e}other\"}}\n").utf8).write(to: file)
            let outcome = try NetmonBinary.run(["topology", "check", "--topology", folder.path])
            #expect(outcome.status == 1)
            #expect(
                outcome.output.hasPrefix("\(folder.path)/a\u{fffd}[31m.yaml:3:45: error E0104: control character U+202E (delete it)\n"))
            #expect(!outcome.output.unicodeScalars.contains("\u{1b}"))
            let json = try NetmonBinary.run(["topology", "check", "--topology", folder.path, "--format", "json"])
            #expect(!json.output.unicodeScalars.contains("\u{1b}"))
            #expect(try (json.json()["problems"] as? [[String: Any]])?.first?["file"] as? String == file.path)
        }
    }
}
