import GRDB
import NetInventory
import Testing

@testable import Store

/// Planned work on the disk: who entered what and when, and nothing is ever lost.
@Suite struct MaintenanceTableTests {
    private static func draft(_ objects: [String], _ from: Int64, _ to: Int64) throws -> DeclaredMaintenance.Draft {
        DeclaredMaintenance.Draft(
            objects: try objects.map { try #require(ObjectID($0)) },
            span: TimeSpan(from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to)), why: "割接", by: "王工")
    }

    @Test func whatIsEnteredIsReadBack() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        let draft = try Self.draft(["device/agg-1", "link/agg-1:GE1/0/1--unit/jyj"], 1000, 2000)
        let made = try writer.declare(draft, at: Timestamp(milliseconds: 5000))
        #expect(made.number == 1 && made.isLate)
        let second = try writer.declare(try Self.draft(["unit/jyj"], 9000, 9001), at: Timestamp(milliseconds: 5000))
        #expect(!second.isLate)
        try writer.close()
        let read = try StoreReader(path: fixture.path).declaredMaintenance()
        #expect(read == [made, second])
        #expect(read[0].window?.objects == draft.objects && read[0].window?.time == .once(draft.span))
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test func whatIsCancelledKeepsItsRecord() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        _ = try writer.declare(try Self.draft(["unit/jyj"], 1000, 2000), at: Timestamp(milliseconds: 500))
        let cancellation = DeclaredMaintenance.Cancellation(at: Timestamp(milliseconds: 900), by: "李工", why: "改期")
        let cancelled = try writer.cancelMaintenance(1, cancellation)
        #expect(cancelled.cancellation == cancellation && cancelled.window == nil)
        #expect(throws: MaintenanceRefusal.cancelled(1)) { try writer.cancelMaintenance(1, cancellation) }
        #expect(throws: MaintenanceRefusal.unknown(2)) { try writer.cancelMaintenance(2, cancellation) }
        let read = try #require(try StoreReader(path: fixture.path).declaredMaintenance().first)
        #expect(read == cancelled)
        // Asked about a day before it was cancelled, it still held; before it was entered, nobody knew of it.
        #expect(read.window(asOf: Timestamp(milliseconds: 800)) != nil)
        #expect(read.window(asOf: Timestamp(milliseconds: 901)) == nil && read.window(asOf: Timestamp(milliseconds: 400)) == nil)
        // A number is never given twice.
        #expect(try writer.declare(try Self.draft(["unit/jyj"], 1000, 2000), at: Timestamp(milliseconds: 950)).number == 2)
        try writer.close()
    }

    @Test func whatIsTornIsNamed() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        _ = try writer.declare(try Self.draft(["unit/jyj"], 1000, 2000), at: Timestamp(milliseconds: 500))
        try writer.queue.write { try $0.execute(sql: "UPDATE maintenance SET objects = 'nothing'") }
        try writer.close()
        #expect(try StoreReader(path: fixture.path).verify() == ["the planned work 1 that it keeps cannot be read"])
    }
}
