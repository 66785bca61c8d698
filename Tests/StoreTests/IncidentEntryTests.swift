import Causes
import NetInventory
import Testing

@testable import Store

@Suite("What is entered about an incident")
struct IncidentEntryTests {
    private typealias Fixture = IncidentFixture

    private static func entry(
        _ kind: IncidentNote.Kind, _ number: Int64 = 1, at second: Int64 = 900, who: String = "wang", text: String? = nil,
        ticket: String? = nil, reported: Int64? = nil, force: Bool = false
    ) -> IncidentEntry {
        IncidentEntry(
            number: number,
            note: IncidentNote(
                kind, at: Fixture.at(second), who: who, text: text, ticket: ticket, reportedAt: reported.map(Fixture.at)),
            isForced: force)
    }

    private static func refusal(_ entry: IncidentEntry, _ writer: StoreWriter) throws -> String? {
        switch try writer.enter(entry) {
        case .success: nil
        case .failure(let refusal): "\(refusal)"
        }
    }

    @Test("An incident is acknowledged, written about, reported and closed, in the order of the office's day")
    func handling() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.keep([Fixture.incident(100)])
        #expect(try Self.refusal(Self.entry(.acknowledged), writer) == nil)
        #expect(try Self.refusal(Self.entry(.note, at: 910, text: "电力公司说 10 点恢复\n已通知"), writer) == nil)
        #expect(try Self.refusal(Self.entry(.reported, at: 920, ticket: "T-1", reported: 915), writer) == nil)
        #expect(try Self.refusal(Self.entry(.acknowledged, at: 930, who: "li"), writer) == nil)
        let open = try #require(try StoreReader(path: fixture.path).incident(number: 1))
        #expect(open.acknowledged?.who == "li" && open.ticket == "T-1" && open.reported?.reportedAt == Fixture.at(915))
        #expect(open.isOpen && open.isLasting && open.notes.count == 4)

        try writer.keep([Fixture.incident(100, to: 940)])
        let over = try #require(try StoreReader(path: fixture.path).incident(number: 1))
        #expect(over.isOpen && !over.isLasting && over.notes == open.notes)
        #expect(try Self.refusal(Self.entry(.closed, at: 950), writer) == nil)
        let closed = try #require(try StoreReader(path: fixture.path).incident(number: 1))
        #expect(!closed.isOpen && closed.closed?.who == "wang")
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("What cannot be is refused by one sentence, and nothing is written")
    func refusals() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.keep([Fixture.incident(100)])
        func refused(_ entry: IncidentEntry) throws -> String? { try Self.refusal(entry, writer) }
        #expect(try refused(Self.entry(.note, 7, text: "x")) == "there is no incident 7; 'netmon incidents list --all' shows them")
        #expect(
            try refused(Self.entry(.closed))
                == "incident 1 still lasts: device/agg-2, unit/czj, unit/jyj are not back; close it when it is over, or with --force, and it stays in the list until then"
        )
        #expect(
            try refused(Self.entry(.reported, reported: 901))
                == "incident 1 cannot have been reported at a time to come; give the time of the call with --at")
        #expect(
            try refused(Self.entry(.reported, reported: 99))
                == "incident 1 began after that time, so it cannot have been reported then; give the time of the call with --at")
        #expect(try refused(Self.entry(.note)) == "the text is empty; write something")
        #expect(try refused(Self.entry(.note, text: " \n")) == "the text is empty; write something")
        #expect(try refused(Self.entry(.acknowledged, who: "")) == "the name of who did it is empty; write something")
        #expect(
            try refused(Self.entry(.note, text: String(repeating: "字", count: 2001)))
                == "the text has more than 2000 characters; write less")
        #expect(
            try refused(Self.entry(.reported, ticket: "T\u{1B}[31m", reported: 800))
                == "the ticket has control characters; write plain text")
        #expect(try StoreReader(path: fixture.path).incident(number: 1)?.notes == [])

        #expect(try refused(Self.entry(.acknowledged)) == nil)
        #expect(
            try refused(Self.entry(.acknowledged))
                == "wang has acknowledged incident 1 already; to add something, use 'netmon incidents note 1 TEXT'")
        #expect(try refused(Self.entry(.closed, force: true)) == nil)
        let closed = "incident 1 was closed by wang; what is still to be said about it goes into 'netmon incidents note 1 TEXT'"
        for kind in [IncidentNote.Kind.acknowledged, .reported, .closed] {
            #expect(try refused(Self.entry(kind, who: "li", reported: 800)) == closed)
        }
        #expect(try refused(Self.entry(.note, text: "光缆已修复")) == nil)
        // It lasts, whatever somebody says.
        #expect(try StoreReader(path: fixture.path).incident(number: 1)?.isOpen == true)
    }
}
