import Foundation
import Testing

@testable import Control

@Suite("Control messages")
struct ControlMessageTests {
    @Test("A request and every sort of reply come back as they went")
    func roundTrips() throws {
        let replies: [ControlReply] = [
            .progress(.init(rows: 5000)),
            .bad(.init(line: 7, reason: "a quote does not close\nat all", row: Data([0, 255, 34, 10]), isCut: true)),
            .problem(.init("E0213: 什么")),
            .objects(.init(["unit/a", "target/b"])), .hello(.init(version: "1", store: "/s", process: 7)),
            .imported(.init(accepted: 1, duplicates: 2, rejected: 3, unusedColumns: ["a"])),
            .compacted(.init(path: "/s", before: 9, after: 3)),
            .reloaded(.init(isChanged: true, checks: 3, added: 1, removed: 0, hash: "ab")), .entered(.init(number: 12)),
            .failed(.init("no")),
        ]
        for reply in replies {
            let line = try reply.line()
            #expect(line.last == 10)
            #expect(line.filter { $0 == 10 }.count == 1)
            #expect(try ControlReply(line: line.dropLast()) == reply)
        }
        #expect(replies.filter { !$0.isLast }.count == 4)
        let entry = ControlIncidentEntry(
            .reported, number: 12, who: "王", text: "电信说\n两小时", ticket: "T-1", reportedAt: 1_790_000_000_000, force: true)
        let request = ControlRequest(.incident, store: "/s", incident: entry)
        #expect(try ControlRequest(line: [UInt8](try JSONEncoder().encode(request))) == request)
        let byHand = #"{"verb":"incident","incident":{"number":3,"kind":"closed","who":"li"}}"#
        #expect(try ControlRequest(line: [UInt8](byHand.utf8)).incident == ControlIncidentEntry(.closed, number: 3, who: "li"))
        for wrong in [#""kind":"reopened","number":3"#, #""kind":"closed","number":"3""#, #""number":1e99,"kind":"closed""#] {
            let line = #"{"verb":"incident","incident":{"who":"li","# + wrong + "}}"
            #expect(throws: ControlError.notUnderstood) { try ControlRequest(line: [UInt8](line.utf8)) }
        }
    }
}

extension ControlReply {
    fileprivate init(line: ArraySlice<UInt8>) throws(ControlError) { try self.init(line: Array(line)) }
}
