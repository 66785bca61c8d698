import Monitor
import NetInventory
import Probe
import Testing

@testable import Report

/// Reports over topologies that follow each other.
@Suite struct ReportTopologyTests {
    private static func unit(
        _ key: String, _ name: String, _ category: UnitCategory = .department, was: [String] = [], validity: Validity = .always
    ) throws -> MemberUnit {
        var unit = try SampleCounty.unit(key, name, category, validity: validity)
        unit.formerKeys = was
        return unit
    }

    private static func version(
        _ since: String, hash: String, _ units: MemberUnit..., years: Set<Int> = [2026]
    ) throws -> ReportTopology.Version {
        var inventory = Inventory(network: SampleCounty.network())
        inventory.calendars.add(try SampleCounty.office(knownYears: years))
        for unit in units { inventory.units.add(unit) }
        return ReportTopology.Version(inventory: inventory, hash: hash, since: try moment(since))
    }

    private static func id(_ key: String) -> ObjectID { ObjectID(.unit, key) }

    private func report(
        _ period: String, _ versions: [ReportTopology.Version], _ ledger: [ObjectID: [LedgerEntry]], now: String = "2027-06-01"
    ) throws -> (report: AvailabilityReport, hashes: [String]) {
        let topology = ReportTopology(versions.dropLast(), newest: try #require(versions.last))
        let period = try ReportPeriod(period, zone: .shanghai, now: try moment(now))
        let report = AvailabilityReport(.init(), topology: topology, period: period, ledger: ledger, method: try SampleCounty.method())
        return (report, topology.hashes(in: period.span))
    }

    /// 劳动局 → 人社局 → 人社厅, each time under another key.
    private static func renames() throws -> [ReportTopology.Version] {
        [
            try version("2025-01-01", hash: "one", unit("ldj", "劳动局"), unit("jcj", "监察局"), years: [2025]),
            try version("2026-03-10", hash: "two", unit("rsj", "人社局", .party, was: ["ldj"]), unit("jcj", "监察局")),
            try version("2026-10-05", hash: "three", unit("rst", "人社厅", .zone, was: ["rsj"])),
        ]
    }

    private static func renamesLedger() throws -> [ObjectID: [LedgerEntry]] {
        [
            id("ldj"): [try entry("2025-01-01", .up), try entry("2026-03-01", .down), try entry("2026-03-10 00:01", .unmonitored)],
            id("rsj"): [try entry("2026-03-10 00:00:30", .up), try entry("2026-10-05", .unmonitored)],
            id("rst"): [try entry("2026-10-05 01:00", .up)],
            id("jcj"): [try entry("2025-01-01", .up)],
        ]
    }

    @Test func aRenamedUnitKeepsItsHistoryAndLastYearItsNames() throws {
        let (now, hashes) = try report("2026-10", Self.renames(), Self.renamesLedger())
        #expect(hashes == ["two", "three"])
        // The unit of October's first days goes on under its new key; the other one was taken out on the 5th and comes last.
        #expect(now.rows.map(\.subject.name) == ["监察局", "人社厅"])
        let renamed = try #require(now.rows.last)
        #expect(renamed.subject.id == Self.id("rst") && renamed.subject.group == .category(.zone))
        #expect(renamed.result.always.durations.due == hours(31 * 24))
        #expect(renamed.result.always.durations.up == hours(31 * 24 - 1))
        #expect(now.rows.first?.result.always.durations.due == hours(4 * 24))

        // March joins two topologies and two keys: down under the one until the 10th, up under the other.
        let march = try report("2026-03", Self.renames(), Self.renamesLedger()).report
        let row = try #require(march.rows.first { $0.subject.name == "人社局" })
        #expect(row.subject.group == .category(.party))
        #expect(row.result.always.durations.down == hours(9 * 24))
        #expect(row.result.always.durations.unmonitored == .seconds(30))
        #expect(row.result.always.outages == 1)

        let (last, lastHashes) = try report("2025", Self.renames(), Self.renamesLedger())
        #expect(last.rows.map(\.subject.name) == ["劳动局", "监察局"])
        #expect(lastHashes == ["one", "three"])
        #expect(last.rows.allSatisfy { $0.result.always.coverage == ExactRatio(1, of: 1) })
    }

    @Test func outagesAndLatencyFollowTheNames() throws {
        let versions = try Self.renames()
        let topology = ReportTopology(versions.dropLast(), newest: versions[2])
        let march = try ReportPeriod("2026-03", zone: .shanghai, now: try moment("2027-06-01"))
        let outages = OutagesReport(
            topology: topology, period: march, ledger: try Self.renamesLedger(), method: try SampleCounty.method())
        #expect(outages.rows.map(\.subject.id) == [Self.id("rsj")])
        #expect(outages.rows.map(\.to) == [try moment("2026-03-10")])
        var builder = LatencyReport.Builder(topology: topology, period: march)
        for (key, time) in [("ldj", "2026-03-09"), ("rsj", "2026-03-11"), ("ldj", "2026-03-11"), ("rst", "2026-03-12")] {
            builder.add(object: Self.id(key), at: try moment(time), sent: 1, received: 1, times: [1])
        }
        let row = try #require(LatencyReport(builder, method: try SampleCounty.method()).rows.first { $0.subject.name == "人社局" })
        #expect(row.always.sent == 2)
    }

    /// Without stored topologies (results that were imported), `was` alone joins the histories.
    @Test func wasJoinsWhatNoTopologyKnows() throws {
        var inventory = Inventory(network: SampleCounty.network())
        inventory.units.add(try Self.unit("rst", "人社厅", was: ["rsj", "ldj"]))
        let period = try ReportPeriod("2026-03-09..2026-03-11", zone: .shanghai, now: try moment("2027-06-01"))
        let report = AvailabilityReport(
            .init(), inventory: inventory, period: period, ledger: try Self.renamesLedger(), method: try SampleCounty.method())
        #expect(report.rows.map(\.result.always.durations.down) == [hours(24) + .seconds(30)])
        #expect(report.rows.map(\.result.always.durations.up) == [hours(48) - .seconds(30)])
    }

    /// A key that another unit takes over begins anew with that unit.
    @Test func aKeyUsedAgainIsAnotherUnit() throws {
        let versions = [
            try Self.version("2026-10-01", hash: "one", Self.unit("gsj", "工商局")),
            try Self.version("2026-10-11", hash: "two", Self.unit("scj", "市场监管局", was: ["gsj"]), Self.unit("gsj", "公诉局")),
        ]
        let ledger = [
            Self.id("gsj"): [try entry("2026-10-01", .down), try entry("2026-10-11", .up)],
            Self.id("scj"): [try entry("2026-10-11", .up)],
        ]
        let rows = try report("2026-10", versions, ledger).report.rows
        #expect(rows.map(\.subject.name) == ["市场监管局", "公诉局"])
        #expect(rows.map(\.result.always.durations.down) == [hours(240), .zero])
        #expect(rows.map(\.result.always.durations.due) == [hours(31 * 24), hours(21 * 24)])
    }

    @Test func datesMayBeWrittenLate() throws {
        let left = Validity(until: CivilDate("2026-10-16"))
        let versions = [
            try Self.version("2026-10-01", hash: "one", Self.unit("a", "甲"), Self.unit("b", "乙")),
            // On the 20th it is written down that one left on the 16th, and that another joined on the 11th.
            try Self.version(
                "2026-10-20", hash: "two", Self.unit("a", "甲", validity: left), Self.unit("b", "乙"),
                Self.unit("c", "丙", validity: Validity(since: CivilDate("2026-10-11"))), Self.unit("d", "丁")),
        ]
        let rows = try report("2026-10", versions, [:]).report.rows
        #expect(rows.map(\.subject.name) == ["甲", "乙", "丙", "丁"])
        // A unit without dates is due from when on it was known.
        #expect(rows.map(\.result.always.durations.due) == [15, 31, 21, 12].map { hours($0 * 24) })
        // Also in a report of days before it was written.
        #expect(try report("2026-10-12", versions, [:]).report.rows.map(\.subject.name) == ["甲", "乙", "丙"])
    }

    @Test func aUnitThatIsPlannedOrLeavesCountsWhileItIsActive() throws {
        func only(_ status: Validity.Status) throws -> MemberUnit { try Self.unit("a", "甲", validity: Validity(status: status)) }
        let versions = [
            try Self.version("2026-10-01", hash: "1", only(.planned)), try Self.version("2026-10-06", hash: "2", only(.active)),
            try Self.version("2026-10-16", hash: "3", only(.decommissioning)), try Self.version("2026-10-21", hash: "4"),
        ]
        let (report, hashes) = try report("2026-10", versions, [Self.id("a"): [try entry("2026-10-01", .up)]])
        #expect(report.rows.map(\.result.always.durations) == [StateDurations(up: hours(240))])
        #expect(hashes == ["1", "2", "3", "4"])
    }

    /// Hours are those of the time, holidays may be added afterwards.
    @Test func aYearOfHolidaysMayBeAddedLater() throws {
        let unit = try Self.unit("a", "甲")
        var versions = [
            try Self.version("2026-01-01", hash: "one", unit, years: [2025]),
            try Self.version("2027-01-01", hash: "two", unit, years: [2025]),
        ]
        let ledger = [Self.id("a"): [try entry("2026-01-01", .up)]]
        let without = try report("2026-10", versions, ledger).report
        #expect(without.officeUnknowns == [.yearsUnknown(calendar: "office", years: [2026], file: "units.yaml")])
        #expect(
            without.officeUnknowns[0].sentence(in: .en)
                == "the calendar “office” does not know the holidays of 2026; write them under its `years` in units.yaml")
        versions[1] = try Self.version("2027-01-01", hash: "two", unit, years: [2026])
        let with = try report("2026-10", versions, ledger).report
        #expect(with.total.officeFigures?.durations.due == hours(18 * 7))
        // A period that reaches into a year without data has no figure either, and names that year.
        let turn = try report("2026-12-30..2027-01-02", versions, ledger).report
        #expect(turn.total.officeFigures == nil)
        #expect(turn.officeUnknowns == [.yearsUnknown(calendar: "office", years: [2027], file: "units.yaml")])
        #expect(turn.total.always.coverage == ExactRatio(1, of: 1))
    }

    /// The folder of today names what is open, before the service has taken it.
    @Test func theFolderOfTodayNamesTheOpenPeriod() throws {
        let now = "2026-10-20 08:00"
        let versions = [
            try Self.version("2026-01-01", hash: "one", Self.unit("a", "甲")),
            try Self.version(now, hash: "folder", Self.unit("aa", "甲甲", was: ["a"]), Self.unit("n", "新")),
        ]
        let ledger = [Self.id("a"): [try entry("2026-01-01", .up)]]
        #expect(try report("2026-10", versions, ledger, now: now).report.rows.map(\.subject.name) == ["甲甲"])
        #expect(try report("2026-09", versions, ledger, now: now).report.rows.map(\.subject.name) == ["甲"])
    }
}

extension StateDurations {
    fileprivate init(up: Milliseconds) {
        self.init()
        self.up = up
    }
}
