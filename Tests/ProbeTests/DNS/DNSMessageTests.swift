import NetInventory
import Testing

@testable import Probe

@Suite struct DNSMessageTests {
    /// An answer to `a.cn A` by hand: header, question, and what else is given.
    private func answer(_ records: [UInt8], counts: [UInt8] = [0, 1, 0, 0, 0, 0], code: UInt8 = 0) -> [UInt8] {
        [0x12, 0x34, 0x84, code, 0, 1] + counts + [1, 97, 2, 99, 110, 0, 0, 1, 0, 1] + records
    }

    /// A record behind a pointer to the question's name.
    private func record(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xc0, 12, 0, type, 0, 1, 0, 0, 1, 44, 0, UInt8(content.count)] + content
    }

    private func mistake(_ bytes: [UInt8]) -> DNSMistake? {
        do throws(DNSMistake) {
            _ = try DNSMessage(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a request is written byte by byte as the RFCs say`() throws {
        let query = DNSQuery(try DNSQuestion("dns://127.0.0.1/a.cn"), id: 0x1234)
        #expect(
            query.bytes == [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 97, 2, 99, 110, 0, 0, 1, 0, 1]
                + [0, 0, 41, 4, 0xd0, 0, 0, 0, 0, 0, 0])
    }

    @Test func `each type of record is read and shown`() throws {
        let name: [UInt8] = [2, 110, 115, 0xc0, 12]
        let numbers: [UInt8] = (1...5).flatMap { [0, 0, 0, UInt8($0)] }
        let records: [(UInt8, [UInt8], String)] = [
            (1, [127, 64, 3, 1], "A 127.64.3.1 ttl 300"), (28, [UInt8](repeating: 0, count: 15) + [1], "AAAA ::1 ttl 300"),
            (2, name, "NS ns.a.cn ttl 300"), (5, name, "CNAME ns.a.cn ttl 300"), (12, name, "PTR ns.a.cn ttl 300"),
            (15, [0, 10] + name, "MX 10 ns.a.cn ttl 300"), (6, name + name + numbers, "SOA ns.a.cn ns.a.cn 1 2 3 4 5 ttl 300"),
            (16, [2, 104, 105, 1, 27], "TXT \"hi\" \"<U+001B>\" ttl 300"), (33, [0, 1, 0, 2, 0, 53] + name, "SRV 1 2 53 ns.a.cn ttl 300"),
            (65, [1, 2, 3], "TYPE65 of 3 bytes ttl 300"),
        ]
        for (type, content, text) in records {
            let message = try DNSMessage(answer(record(type, content)))
            #expect(message.answers.map(\.text) == [text])
            #expect(try DNSMessage(message.bytes) == message)
        }
    }

    @Test func `EDNS makes the response code longer`() throws {
        let message = try DNSMessage(answer([0, 0, 41, 4, 0xd0, 1, 0, 0, 0, 0, 0], counts: [0, 0, 0, 0, 0, 1]))
        #expect(message.code == 16 && message.codeName == "BADVERS" && message.edns?.datagramSize == 1232)
        let other: [UInt8] = [0, 0, 41, 4, 0xd0, 0, 0, 0, 0, 0, 0]
        #expect(mistake(answer(other + other, counts: [0, 0, 0, 0, 0, 2])) == .badEDNS)
        #expect(mistake(answer(other)) == .badEDNS)
    }

    @Test func `hostile names end`() {
        let fixed: [UInt8] = [0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4]
        // To itself, ahead, in pairs, and into the header.
        #expect(mistake(answer([0xc0, 22] + fixed)) == .badPointer)
        #expect(mistake(answer([0xc0, 40] + fixed)) == .badPointer)
        #expect(mistake(answer([1, 97, 0xc0, 22] + fixed)) == .badPointer)
        #expect(mistake(answer([0xc0, 4] + fixed)) == .badPointer)
        #expect(mistake(answer([0x40, 1] + fixed)) == .badName)
        #expect(mistake(answer([0x80, 1] + fixed)) == .badName)
        #expect(mistake(answer([63, 1, 2])) == .short)
        let label: [UInt8] = [63] + [UInt8](repeating: 97, count: 63)
        #expect(mistake(answer(label + label + label + label + [0] + fixed)) == .badName)
        // 4 labels of 63, 63, 63 and 61 are 255 bytes: the longest there is.
        let longest: [UInt8] = label + label + label + [61] + [UInt8](repeating: 97, count: 61) + [0]
        #expect(mistake(answer(longest + fixed)) == nil)
    }

    @Test func `counts and lengths that lie are seen`() {
        let good = record(1, [127, 0, 0, 1])
        #expect(mistake(answer(good)) == nil)
        #expect(mistake(answer(good, counts: [0, 2, 0, 0, 0, 0])) == .short)
        #expect(mistake(answer(good, counts: [255, 255, 255, 255, 255, 255])) == .short)
        #expect(mistake(answer(record(1, [127, 0, 0]))) == .badRecord(1))
        #expect(mistake(answer(record(1, [127, 0, 0, 1, 2]))) == .badRecord(1))
        #expect(mistake(answer(record(16, [5, 1, 2]))) == .badRecord(16))
        #expect(mistake(answer(record(16, []))) == .badRecord(16))
        #expect(mistake(answer(record(5, [1, 97]))) == .badRecord(5))
        #expect(mistake(answer([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 255, 255, 1])) == .short)
        var two = answer(good)
        two[5] = 2
        #expect(mistake(two) == .questions(2))
    }

    @Test func `no beginning of a message is one`() {
        let whole = answer(record(6, [0, 0] + [UInt8](repeating: 7, count: 20)))
        for count in 0..<whole.count { #expect(mistake(Array(whole.prefix(count))) != nil) }
        #expect(mistake(whole + [1, 2, 3]) == nil)
    }

    @Test func `names are safe to print`() throws {
        let message = try DNSMessage(answer(record(5, [5, 27, 46, 92, 255, 32, 0])))
        #expect(message.answers.map(\.text) == ["CNAME \\027\\.\\\\\\255\\032 ttl 300"])
        #expect(DNSName(wire: [0]).text == ".")
    }

    @Test func `names are taken apart`() throws {
        #expect(try #require(DNSName("a.cn")).wire == [1, 97, 2, 99, 110, 0])
        #expect(DNSName("a.cn.") == DNSName("a.cn") && DNSName(".")?.wire == [0])
        #expect(try #require(DNSName("A.cn")).isSame(as: try #require(DNSName("a.CN"))))
        for text in ["", "..", "a..b", ".a", "教育局.cn", "a b", "a\u{1b}", String(repeating: "a", count: 64)] {
            #expect(DNSName(text) == nil, "\(text)")
        }
        #expect(DNSName(Array(repeating: "abcdefg", count: 32).joined(separator: ".")) == nil)
    }
}
