import Foundation
import Testing

@Suite("netmon store import of bad rows")
struct HostileImportTests {
    @Test("Bad rows are named and kept, good ones taken, from a file and from a pipe")
    func rejects() throws {
        try TemporaryFolder.with { folder in
            let csv = folder.appendingPathComponent("r.csv")
            var bytes = Data("time,target,success,rtt_s,note\n100,u1,1,0.1,\n130,".utf8)
            bytes +=
                Data([0xbd, 0xcc, 0xd3, 0xfd])
                + Data(",1,,\n160,a\u{1b}[31m,1,,\n190,\"u1,1,0.1,\n220,u1,0,,\n220,u1,1,0.1,\n250,u1,1,nan,\n".utf8)
            try bytes.write(to: csv)
            let store = folder.appendingPathComponent("s.sqlite").path
            let rejects = folder.appendingPathComponent("rejects.csv")
            let arguments = ["store", "import", csv.path, "--store", store, "--topology", try Self.topology(in: folder)]
            let outcome = try NetmonBinary.run(arguments + ["--rejects", rejects.path])
            #expect(outcome.status == 0)
            #expect(outcome.output == "\(csv.path): 2 results taken for 1 object(s), 0 known already, 5 bad row(s)\n")
            let reasons = [
                3: "the target '\u{fffd}\u{fffd}\u{fffd}\u{fffd}' is GBK, not UTF-8; save the file as UTF-8",
                4: "the target 'a<U+001B>[31m' holds a control character",
                5: "a quote does not close",
                8: "rtt_s is 'nan', not seconds such as 0.0021",
                7: "the target 'u1' has another result of that moment already; the first one stays",
            ]
            let order = [3, 4, 5, 8, 7]
            #expect(
                outcome.complaints == order.map { "\(csv.path):\($0): \(reasons[$0] ?? "")\n" }.joined()
                    + "netmon: \(csv.path): nothing reads the column(s) note\n")
            // Byte by byte, so that nothing is lost that could still be mended.
            var kept = Data("line,reason,row\n3,\"\(reasons[3] ?? "")\",\"130,".utf8) + Data([0xbd, 0xcc, 0xd3, 0xfd])
            kept += Data(
                ",1,,\"\n4,\"\(reasons[4] ?? "")\",\"160,a\u{1b}[31m,1,,\"\n5,\"\(reasons[5] ?? "")\",\"190,\"\"u1,1,0.1,\"\n".utf8)
            kept += Data("8,\"\(reasons[8] ?? "")\",\"250,u1,1,nan,\"\n7,\"\(reasons[7] ?? "")\",\"220.000,u1,1,0.100000000\"\n".utf8)
            #expect(try Data(contentsOf: rejects) == kept)

            let again = try NetmonBinary.run(arguments + ["--rejects", rejects.path])
            #expect(again.status == 2)
            #expect(
                again.complaints
                    == "netmon: \(rejects.path) exists already, and rejected rows overwrite nothing; name another file with --rejects\n")

            let piped = try NetmonBinary.run(
                ["store", "import", "-", "--store", store, "--format", "json"] + arguments.suffix(2),
                input: "time,target,success\r\n100,u1,1\r\n310,u1,1\r\nx,u1,1")
            #expect(
                piped.complaints == "-:2: the target 'u1' has another result of that moment already; the first one stays\n"
                    || piped.complaints.contains("-:4: the time 'x' is neither epoch seconds nor RFC 3339\n"))
            let json = try piped.json()
            #expect(json["accepted"] as? Int == 1)
            #expect((json["rejected"] as? Int ?? 0) + (json["duplicates"] as? Int ?? 0) == 2)
        }
    }

    @Test("A hundred thousand bad rows are all named, and cost no memory")
    func manyBadRows() throws {
        try TemporaryFolder.with { folder in
            let csv = folder.appendingPathComponent("r.csv")
            let rows = (0..<100_000).map { "row \($0)\n" }.joined()
            // And a line of 20 MB in their midst.
            let long = String(repeating: "x", count: 20_000_000)
            try Data(("time,target,success\n100,u1,1\n" + rows + long + "\n130,u1,1\n").utf8).write(to: csv)
            let store = folder.appendingPathComponent("s.sqlite").path
            let usage = try NetmonBinary.measured(
                ["store", "import", csv.path, "--store", store, "--format", "json", "--topology", try Self.topology(in: folder)])
            let json = try usage.outcome.json()
            #expect(json["accepted"] as? Int == 2)
            #expect(json["rejected"] as? Int == 100_001)
            #expect((json["bad"] as? [Any])?.count == 10_000)
            let complaints = usage.outcome.complaints.split(separator: "\n")
            #expect(complaints.count == 100_001)
            #expect(complaints.first == "\(csv.path):3: 1 fields where the first line has 3")
            #expect(complaints.last == "\(csv.path):100003: the line is longer than 65536 bytes; a row of results has some fifty")
            #expect(usage.mebibytes < 200)
        }
    }

    @Test("A list of targets has its limit, and a bad line is shown, not obeyed")
    func targets() throws {
        try TemporaryFolder.with { folder in
            let usage = try NetmonBinary.measured(["probe", "-f", "/dev/zero"])
            #expect(usage.outcome.status == 2)
            #expect(usage.outcome.complaints == "netmon: /dev/zero is larger than 16 MiB: split it\n")
            #expect(usage.mebibytes < 400)
            let list = folder.appendingPathComponent("list")
            try Data("127.0.0.1\na b\u{1b}[31m\(String(repeating: "c", count: 500))\n".utf8).write(to: list)
            let outcome = try NetmonBinary.run(["probe", "-f", list.path])
            #expect(outcome.status == 2)
            #expect(outcome.complaints.hasPrefix("netmon: \(list.path):2: 'a b<U+001B>[31mccc"))
            #expect(
                outcome.complaints.hasSuffix(
                    "c…' is no target: write an address, a name, HOST:PORT, [IPV6]:PORT, or a URL such as http://example.gov.cn/\n"))
        }
    }

    private static func topology(in folder: URL) throws -> String {
        let topology = folder.appendingPathComponent("topology")
        try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
        let text = HostileTopologyTests.head + "units: {u1: {name: 示例局, category: department, net: 127.65.1.0/24, uplink: core}}\n"
        try Data(text.utf8).write(to: topology.appendingPathComponent("a.yaml"))
        return topology.path
    }
}
