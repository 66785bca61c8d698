import Foundation
import NetInventory
import Testing

@testable import Store

@Suite("Rows of an import, as anybody may write them")
struct ResultRowReaderTests {
    /// Each row as `LINE ok` or `LINE: reason`; the same however the bytes come in.
    private func read(_ bytes: [UInt8]) throws -> [String] {
        func read(piece: Int) throws -> [String] {
            var reader = try ResultRowReader(bytes, piece: piece)
            var lines: [String] = []
            while let entry = try reader.next() {
                switch entry {
                case .row(let row): lines.append("\(row.line) ok \(row.target)")
                case .refused(let row): lines.append("\(row.line): \(row.reason)")
                }
            }
            return lines
        }
        let whole = try read(piece: .max)
        if bytes.count < 10_000 { for piece in [1, 2, 7] { #expect(try read(piece: piece) == whole) } }
        return whole
    }

    private func read(_ rows: String) throws -> [String] { try read(Array(("time,target,success,rtt_s\n" + rows).utf8)) }

    @Test(
        "Each bad value has its sentence",
        arguments: [
            ("100,u1,1,0.1", "2 ok u1"),
            ("100,u1,1", "2: 3 fields where the first line has 4"),
            ("100,u1,1,0.1,", "2: 5 fields where the first line has 4"),
            ("\"100,u1,1,0.1", "2: a quote does not close"),
            ("100,u1,1,\"0.1", "2: a quote does not close"),
            (",u1,1,0.1", "2: the time '' is neither epoch seconds nor RFC 3339"),
            ("nan,u1,1,0.1", "2: the time 'nan' is neither epoch seconds nor RFC 3339"),
            ("-1,u1,1,0.1", "2: the time '-1' is neither epoch seconds nor RFC 3339"),
            ("1e400,u1,1,0.1", "2: the time '1e400' is neither epoch seconds nor RFC 3339"),
            ("1e30,u1,1,0.1", "2: the time '1e30' is neither epoch seconds nor RFC 3339"),
            ("99999999999999999999,u1,1,0.1", "2: the time '99999999999999999999' is neither epoch seconds nor RFC 3339"),
            ("1759248000000,u1,1,0.1", "2: the time '1759248000000' lies outside 1970 to 2099; epoch times are in seconds"),
            ("0001-01-01T00:00:00Z,u1,1,0.1", "2: the time '0001-01-01T00:00:00Z' lies outside 1970 to 2099; epoch times are in seconds"),
            ("2025-10-01 00:00:00,u1,1,0.1", "2: the time '2025-10-01 00:00:00' is neither epoch seconds nor RFC 3339"),
            ("100,,1,0.1", "2: the target is empty"),
            ("100,a\u{0}b,1,0.1", "2: the target 'a<U+0000>b' holds a control character"),
            ("100,a\u{9b}31m,1,0.1", "2: the target 'a<U+009B>31m' holds a control character"),
            ("100,a\u{202e}b,1,0.1", "2: the target 'a<U+202E>b' holds a control character"),
            ("100,u1,yes,0.1", "2: success is 'yes', not 1, 0, true or false"),
            ("100,u1,\u{1b}[2J,0.1", "2: success is '<U+001B>[2J', not 1, 0, true or false"),
            ("100,u1,1,-0.1", "2: rtt_s is '-0.1', not seconds such as 0.0021"),
            ("100,u1,1,inf", "2: rtt_s is 'inf', not seconds such as 0.0021"),
            ("100,u1,1,NaN", "2: rtt_s is 'NaN', not seconds such as 0.0021"),
            ("100,u1,1,1e14", "2: rtt_s is '1e14', not seconds such as 0.0021"),
            ("100,u1,1,1e300", "2: rtt_s is '1e300', not seconds such as 0.0021"),
            ("100,u1,1,3600", "2: rtt_s is '3600', not seconds such as 0.0021"),
            ("100,u1,1,0.1 s", "2: rtt_s is '0.1 s', not seconds such as 0.0021"),
        ])
    func values(row: String, result: String) throws {
        // A good row on each side: neither is lost.
        #expect(try read("\(row)\n130,u2,1,\n") == [result, "3 ok u2"])
    }

    @Test("Names beyond the limit, in GBK and in no encoding at all")
    func names() throws {
        let long = String(repeating: "x", count: 201)
        #expect(
            try read("100,\(long),1,\n") == [
                "2: the target '\(String(repeating: "x", count: 59))…' is longer than 200 bytes"
            ])
        let head = Array("time,target,success\n100,".utf8)
        #expect(
            try read(head + [0xbd, 0xcc, 0xd3, 0xfd] + Array(",1\n".utf8)) == [
                "2: the target '\u{fffd}\u{fffd}\u{fffd}\u{fffd}' is GBK, not UTF-8; save the file as UTF-8"
            ])
        #expect(
            try read(head + [0xff] + Array(",1\n".utf8)) == ["2: the target '\u{fffd}' is not UTF-8; save the file as UTF-8"])
    }

    @Test("Lines end at LF, CR LF or CR, and are counted as an editor does")
    func ends() throws {
        #expect(
            try read("100,a,1,\r\n\r\n130,b,1,\r160,c,1,\r\rx\n\n190,d,1,") == [
                "2 ok a", "4 ok b", "5 ok c", "7: 1 fields where the first line has 4", "9 ok d",
            ])
        #expect(try read(Array("\u{FEFF}time,target,success\r100,u1,1\r".utf8)) == ["2 ok u1"])
    }

    @Test("A line beyond the limit is one bad row, and the next one is read")
    func longLines() throws {
        let sentence = "the line is longer than 65536 bytes; a row of results has some fifty"
        for length in [65_537, 262_144, 262_145, 3_000_000] {
            let text = "100,a,1,\n" + String(repeating: "x", count: length) + "\r\n130,b,1,\n"
            #expect(try read(text) == ["2 ok a", "3: \(sentence)", "4 ok b"], "\(length)")
        }
        #expect(try read("100,a,1,\n" + String(repeating: "x", count: 2_000_000)) == ["2 ok a", "3: \(sentence)"])
        #expect(try read(String(repeating: "x", count: 65_536)) == ["2: 1 fields where the first line has 4"])
        var reader = try ResultRowReader(Array(("time,target,success\n" + String(repeating: "x", count: 70_000)).utf8))
        guard case .refused(let row) = try reader.next() else {
            Issue.record("a long line was taken")
            return
        }
        #expect(row.isCut)
        #expect(row.bytes.count == 1000)
    }

    @Test(
        "A first line that is none says what it should be",
        arguments: [
            ("", "bytes: it is empty; the first line names the columns: time,target,success,rtt_s"),
            ("100,u1,1,0.1\n", "bytes:1: the first line is '100,u1,1,0.1'; it must name the columns time,target,success,rtt_s"),
            (
                "time;target;success\n",
                "bytes:1: the first line is 'time;target;success'; it must name the columns time,target,success,rtt_s, separated by commas"
            ),
            ("time,target,success,time\n", "bytes:1: the first line names the column time twice; delete or rename one"),
            ("\u{0}PNG\n", "bytes:1: the file is UTF-16 or no text at all; save it as CSV in UTF-8"),
            ("\u{1b}[2J\n", "bytes:1: the first line is '<U+001B>[2J'; it must name the columns time,target,success,rtt_s"),
            (String(repeating: "t", count: 70_000), "bytes:1: the first line is longer than 65536 bytes; this is not a file of results"),
        ])
    func headers(text: String, sentence: String) throws {
        do {
            _ = try ResultRowReader(Array(text.utf8))
            Issue.record("a file without columns was taken")
        } catch {
            #expect(error.description == sentence)
        }
    }

    @Test("Columns are found by name in any order; those that nobody reads are named")
    func columns() throws {
        let reader = try ResultRowReader(Array("Success , note,RTT_S,target,time,\u{1b}x\n".utf8))
        #expect(reader.unusedColumns == ["note", "<U+001B>x"])
        #expect(throws: StoreError.self) { try ResultRowReader([0xff, 0xfe, 0x74, 0x00]) }
    }

    @Test("The same row twice is taken once; another one of the same moment is refused and named")
    func twice() throws {
        let fixture = try StoreFixture()
        let csv = try fixture.write(
            "time,target,success,rtt_s\n100,u1,1,0.1\n100.000,u1,true,0.10\n100,u1,0,\n100,u1,1,0.2\n130,u1,0,\n130,u1,0,9\n")
        let outcome = try fixture.take(csv)
        #expect(outcome.accepted == 2)
        #expect(outcome.duplicates == 2)
        #expect(outcome.rejected == 2)
        let sentence = "the target 'u1' has another result of that moment already; the first one stays"
        #expect(outcome.bad.map { "\($0.line): \($0.reason)" } == ["4: \(sentence)", "5: \(sentence)"])
        #expect(outcome.bad.map { String(decoding: $0.bytes, as: UTF8.self) } == ["100.000,u1,0,", "100.000,u1,1,0.200000000"])
    }
}
