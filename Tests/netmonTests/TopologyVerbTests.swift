import Foundation
import Testing

@Suite("netmon topology, init")
struct TopologyVerbTests {
    @Test("The sample county has 130 units, 105 sites, no error, and on its own day no warning")
    func sampleCounty() throws {
        let outcome = try NetmonBinary.run(
            ["topology", "check", "--topology", NetmonBinary.sampleCounty, "--as-of", "2026-10-01", "--format", "json"])
        let report = try outcome.json()
        #expect(outcome.status == 0)
        #expect(report["schema"] as? String == "netmon.topology-check/1")
        #expect((report["problems"] as? [Any])?.count == 0)
        let counts = report["counts"] as? [String: Int] ?? [:]
        #expect(counts["units"] == 130)
        #expect(counts["sites"] == 105)
        #expect(counts["portals"] == 1)
        // Each unit has a link and a circuit of its own; two of them have two.
        #expect(counts["circuits"] == 132)
    }

    @Test("Errors are named with their place, and make the status 1")
    func errors() throws {
        try TemporaryFolder.with { folder in
            let text = "network: {code: demo, name: 示例, timezone: Asia/Shanghai}\ndevices:\n  core: {rol: core}\n"
            try Data(text.utf8).write(to: folder.appendingPathComponent("a.yaml"))
            let outcome = try NetmonBinary.run(["topology", "check", "--topology", folder.path])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("\(folder.path)/a.yaml:3:10: error"))
            #expect(outcome.output.contains("role"))
        }
    }

    @Test("A folder that does not exist is a failure, with a remedy")
    func missingFolder() throws {
        let outcome = try NetmonBinary.run(["topology", "check"])
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("./topology nor /etc/netmon/topology"))
        #expect(try NetmonBinary.run(["topology", "check", "--topology", "/nonexistent"]).status == 2)
    }

    @Test("What init writes is itself without an error, and nothing is overwritten")
    func initWritesAValidStarter() throws {
        try TemporaryFolder.with { folder in
            #expect(try NetmonBinary.run(["init", folder.path]).status == 0)
            let check = try NetmonBinary.run(["topology", "check", "--topology", folder.appendingPathComponent("topology").path])
            #expect(check.status == 0, "\(check.output)")
            let again = try NetmonBinary.run(["init", folder.path])
            #expect(again.status == 2)
            #expect(again.complaints.contains("exists already"))
        }
    }

    @Test("An object is shown by a part of its name; an ambiguous name lists its candidates")
    func show() throws {
        let one = try NetmonBinary.run(["topology", "show", "教育局", "--topology", NetmonBinary.sampleCounty, "--lang", "zh"])
        #expect(one.status == 0)
        #expect(one.output.contains("127.65.17.128/25"))
        let many = try NetmonBinary.run(["topology", "show", "信息", "--topology", NetmonBinary.sampleCounty])
        #expect(many.status == 2)
        #expect(many.complaints.contains("unit/xxb"))
    }

    @Test("Telephone numbers are told where they are asked for, and in nothing else")
    func phones() throws {
        let folder = NetmonBinary.sampleCounty
        func show(_ arguments: String...) throws -> String {
            try NetmonBinary.run(["topology", "show", "--topology", folder, "--lang", "en"] + arguments).output
        }
        let number = "0558-0000210"
        #expect(try show("contact/ctc-noc").contains("(not shown; add --phones to see it)"))
        #expect(try show("contact/ctc-noc", "--format", "json").contains("\"phone\": null"))
        for arguments in [[], ["contact/ctc-noc"], ["provider/ctc"], ["unit/czj"]] as [[String]] {
            for format in ["text", "json"] {
                let text = try NetmonBinary.run(["topology", "show", "--topology", folder, "--format", format] + arguments).output
                #expect(!text.contains("0558-0000"), "\(arguments) \(format)")
            }
        }
        #expect(try show("unit/czj").contains("czj-lian"))
        #expect(try show("contact/ctc-noc", "--phones").contains(number))
        #expect(try show("contact/ctc-noc", "--phones", "--format", "json").contains("\"\(number)\""))
    }
}
