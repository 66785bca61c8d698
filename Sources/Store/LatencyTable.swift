import Foundation
import GRDB
import NetInventory
import Probe

/// The answer times of whole days, added up, so that a report of a month reads a sum for each check and day and not each result.
///
/// The results are the truth, and these rows follow from them. A day that is not in `latency_open` is added up: its rows hold exactly its
/// results. A day that is open has results that are in no sum, or in one that is no longer true; whoever reads it reads the results.
enum LatencyTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                -- A row for each check that has results on a day of UTC (days since 1970): LatencyFigures of the day, and its half-hours.
                CREATE TABLE latency_day (
                    day INTEGER NOT NULL,
                    probe_check INTEGER NOT NULL REFERENCES probe_check(id),
                    total BLOB NOT NULL,
                    slices BLOB NOT NULL,
                    PRIMARY KEY (day, probe_check)
                ) STRICT;
                -- Days that are not added up; `changes` grows with each transaction that gives the day results.
                CREATE TABLE latency_open (
                    day INTEGER PRIMARY KEY,
                    changes INTEGER NOT NULL
                ) STRICT;
                """)
    }

    /// Notes that a day has results which are in no sum.
    static func open(_ day: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO latency_open (day, changes) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1")
        statement.setUncheckedArguments([day])
        try statement.execute()
    }

    /// Opens every day that has results.
    static func openAll(in database: Database) throws {
        for day in try daysWithResults(in: database) { try open(day, in: database) }
    }

    /// The open days, and how often each was changed.
    static func openDays(in database: Database) throws -> [Int64: Int64] {
        Dictionary(
            try Row.fetchAll(database, sql: "SELECT day, changes FROM latency_open").map { (try $0.sound(0, in: days), try $0.sound(1)) }
        ) { $1 }
    }

    /// The results of a day, by check, added up; nil where it was given up.
    static func addUp(_ day: Int64, in database: Database, isCancelled: () -> Bool = { false }) throws -> [Int64: LatencyDay]? {
        var sums: [Int64: LatencyDay] = [:]
        var count = 0
        do {
            try ResultTable.visitTimes(in: LatencyDay.span(of: day), in: database) { check, at, sent, received, times in
                count += 1
                if count % 4096 == 0, isCancelled() { throw CancellationError() }
                sums[check, default: LatencyDay()].add(at: at, sent: sent, received: received, times: times)
            }
        } catch is CancellationError {
            return nil
        }
        return sums
    }

    /// Puts the sums of a day in the place of those that it had, unless it was changed since they were made.
    ///
    /// - Returns: whether they are in place.
    static func seal(_ day: Int64, changes: Int64, _ sums: [Int64: LatencyDay], in database: Database) throws -> Bool {
        try database.execute(sql: "DELETE FROM latency_open WHERE day = ? AND changes = ?", arguments: [day, changes])
        guard database.changesCount > 0 else { return false }
        try database.execute(sql: "DELETE FROM latency_day WHERE day = ?", arguments: [day])
        let statement = try database.cachedStatement(sql: "INSERT INTO latency_day (day, probe_check, total, slices) VALUES (?, ?, ?, ?)")
        for (check, sum) in sums.sorted(by: { $0.key < $1.key }) {
            try statement.execute(arguments: [day, check, Data(sum.total.bytes), Data(sum.bytes)])
        }
        return true
    }

    /// The kept sum of one check and day; its half-hours are read only where somebody asks for them.
    struct Entry {
        let day: Int64
        let check: Int64
        let total: LatencyFigures
        fileprivate let row: Row

        func slices() throws -> [Int: LatencyFigures] {
            guard let slices = LatencyDay(bytes: [UInt8](try row.sound(3) as Data)) else { throw LatencyTable.torn(day) }
            return slices.slices
        }
    }

    /// Visits what is kept of some days, in order; open ones included, whose sums are not true.
    static func visit(_ days: ClosedRange<Int64>, in database: Database, _ body: (Entry) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT day, probe_check, total, slices FROM latency_day WHERE day BETWEEN ? AND ? ORDER BY day, probe_check",
            arguments: [days.lowerBound, days.upperBound])
        while let row = try rows.next() {
            let day = try row.sound(0, in: Self.days)
            guard let total = LatencyFigures(bytes: [UInt8](try row.sound(2) as Data)) else { throw torn(day) }
            try body(Entry(day: day, check: try row.sound(1), total: total, row: row))
        }
    }

    /// What is wrong with the sums, a sentence for each day: they are recounted.
    static func problems(in database: Database) throws -> [String] {
        let open = try openDays(in: database)
        let kept = try Int64.fetchAll(database, sql: "SELECT DISTINCT day FROM latency_day")
        var problems: [String] = []
        for day in Set(kept).union(try daysWithResults(in: database)).sorted() where open[day] == nil {
            var wrong: Set<Int64> = []
            var missing = try days.contains(day) ? addUp(day, in: database) ?? [:] : [:]
            for row in try Row.fetchAll(database, sql: "SELECT probe_check, total, slices FROM latency_day WHERE day = ?", arguments: [day])
            {
                let check: Int64 = try row.sound(0)
                let truth = missing.removeValue(forKey: check)
                let kept: [Data] = [try row.sound(1), try row.sound(2)]
                if truth.map({ [Data($0.total.bytes), Data($0.bytes)] }) != kept { wrong.insert(check) }
            }
            wrong.formUnion(missing.keys)
            guard !wrong.isEmpty else { continue }
            problems.append("the sums of answer times of \(wrong.count) check(s) on \(text(day)) (UTC) are not those of the results")
        }
        return problems
    }

    private static func daysWithResults(in database: Database) throws -> [Int64] {
        var days: [Int64] = []
        var from = Timestamp(milliseconds: .min)
        // From day to day over the index, not from result to result.
        while let next = try ResultTable.first(from: from, in: database) {
            guard Row.moments.contains(next.milliseconds) else {
                throw StoreError.damaged(path: "", reason: "a number in it, \(next.milliseconds), is out of its range")
            }
            days.append(LatencyDay.number(at: next))
            from = LatencyDay.span(of: days[days.count - 1]).to
        }
        return days
    }

    /// The days of all moments that a result may have.
    static let days =
        LatencyDay.number(
            at: Timestamp(milliseconds: Row.moments.lowerBound))...LatencyDay.number(
            at: Timestamp(milliseconds: Row.moments.upperBound))

    private static func torn(_ day: Int64) -> StoreError {
        .damaged(path: "", reason: "the sums of answer times on \(text(day)) (UTC) are torn")
    }

    private static func text(_ day: Int64) -> String {
        Int(exactly: day).map { "\(CivilDate(dayNumber: $0))" } ?? "\(day)"
    }
}
