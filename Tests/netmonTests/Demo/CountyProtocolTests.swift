import NetInventory
import Testing

@testable import Demo

struct CountyProtocolTests {
    @Test func `an order is one line and comes back from it`() {
        let command = CountyCommand(.cut, [ObjectID(.unit, "jyj"), ObjectID(.site, "czj")])
        #expect(command.line == "cut unit/jyj site/czj")
        #expect(CountyCommand(line: command.line) == command)
    }

    @Test(arguments: ["", "cut", "mend ", "break unit/jyj", "unit/jyj"])
    func `what is no order is none`(line: String) {
        #expect(CountyCommand(line: line) == nil)
    }

    @Test(arguments: [
        CountyReply.here, .ready("130 units, 10 devices"), .refused("no such unit"),
        .done(CountyMoment(before: Timestamp(milliseconds: 1_767_225_600_000), after: Timestamp(milliseconds: 1_767_225_600_004))),
    ])
    func `a reply is one line and comes back from it`(reply: CountyReply) {
        #expect(!reply.line.contains("\n"))
        #expect(CountyReply(line: reply.line) == reply)
    }

    @Test(arguments: ["", "done", "done 1", "done 1 x", "done 1 2 3", "hello", "here now"])
    func `what is no reply is none`(line: String) {
        #expect(CountyReply(line: line) == nil)
    }
}
