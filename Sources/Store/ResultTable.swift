import Foundation
import GRDB
import Monitor
import NetInventory
import Probe

/// The results on the disk; the only file that knows their format.
///
/// A row a burst, clustered by time, so that live results are appended and a period is one stretch of the file. The times of the
/// answered tries are nanoseconds in variable-length bytes: the first one, then the differences.
enum ResultTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE result (
                    at INTEGER NOT NULL,
                    probe_check INTEGER NOT NULL REFERENCES probe_check(id),
                    sent INTEGER NOT NULL,
                    received INTEGER NOT NULL,
                    times BLOB,
                    failure TEXT,
                    PRIMARY KEY (at, probe_check)
                ) STRICT, WITHOUT ROWID;
                """)
    }

    private static let columns = "at, probe_check, sent, received, times, failure"

    /// Adds results; made once a transaction, which may add a hundred thousand.
    struct Inserter {
        private let database: Database
        private let statement: Statement
        /// The days whose sums this transaction has marked as no longer true, and the last of them: rows mostly come in order of time.
        private var opened: Set<Int64> = []
        private var last: Int64?

        private static let empty: StatementArguments = [nil, nil, nil, nil, nil, nil]

        init(_ database: Database) throws {
            self.database = database
            statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO result (\(columns)) VALUES (?, ?, ?, ?, ?, ?)")
        }

        /// Adds a result; false where its check already has one of that moment.
        mutating func insert(_ result: CheckResult, check: Int64) throws -> Bool {
            // Bound value by value: an array of arguments for each row would cost more than the insertion.
            statement.setUncheckedArguments(Self.empty)
            try bind(result.at.milliseconds, 1)
            try bind(check, 2)
            try bind(result.sent, 3)
            try bind(result.received, 4)
            if let times = encode(result.times) { try bind(times, 5) }
            if let reason = encode(result.failure, result.unfit) { try bind(reason, 6) }
            try statement.execute()
            guard database.changesCount > 0 else { return false }
            let day = LatencyDay.number(at: result.at)
            if day != last, opened.insert(day).inserted { try LatencyTable.open(day, in: database) }
            last = day
            return true
        }

        private func bind(_ value: some StatementBinding, _ place: CInt) throws {
            // Sound: the statement lives as long as its database, which this transaction holds; SQLite copies the value.
            let code = unsafe value.bind(to: statement.sqliteStatement, at: place)
            guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    /// Whether what is stored of a check and moment says something else than a result of one try: success and failure, or another time.
    static func contradicts(_ result: CheckResult, check: Int64, in database: Database) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT sent, received, times FROM result WHERE at = ? AND probe_check = ?")
        guard let row = try Row.fetchOne(statement, arguments: [result.at.milliseconds, check]) else { return false }
        let sent: Int = row[0]
        let received: Int = row[1]
        if (received > 0) != (result.received > 0) { return true }
        // A burst of several tries and one try may both be right; two single ones may not.
        return sent == 1 && decode(row[2] as Data?) != result.times
    }

    /// Visits the results of a span in order of time; of `checks` only.
    ///
    /// - Parameter areFew: whether most of what is stored is of other checks: then SQLite leaves that out, which takes a tenth of the time.
    static func visit(
        in span: TimeSpan?, checks: [Int64: Check.ID], areFew: Bool = false, in database: Database, _ body: (CheckResult) throws -> Void
    ) throws {
        let rows: RowCursor
        if let span, areFew {
            let numbers = checks.keys.sorted().map { String($0) }.joined(separator: ", ")
            rows = try Row.fetchCursor(
                database, sql: "SELECT \(columns) FROM result WHERE at >= ? AND at < ? AND probe_check IN (\(numbers)) ORDER BY at",
                arguments: [span.from.milliseconds, span.to.milliseconds])
        } else if let span {
            rows = try Row.fetchCursor(
                database, sql: "SELECT \(columns) FROM result WHERE at >= ? AND at < ? ORDER BY at",
                arguments: [span.from.milliseconds, span.to.milliseconds])
        } else {
            rows = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM result ORDER BY at")
        }
        while let row = try rows.next() {
            guard let check = checks[try row.sound(1)] else { continue }
            let at = try row.moment(0)
            guard let times = decode(try row.sound(4)) else {
                throw StoreError.damaged(path: "", reason: "the result of \(check) at \(at.milliseconds) is torn")
            }
            let reason: String? = try row.sound(5)
            let (failure, unfit) = reason.map(decode) ?? (nil, nil)
            try body(
                CheckResult(
                    check: check, at: at, sent: try row.count(2), received: try row.count(3), times: times, failure: failure,
                    unfit: unfit))
        }
    }

    /// Visits what is asked for the sums of a span, in order of time: the number of the check, the moment, sent, received, times.
    static func visitTimes(
        in span: TimeSpan, in database: Database, _ body: (Int64, Timestamp, Int, Int, [Int64]) throws -> Void
    ) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT at, probe_check, sent, received, times FROM result WHERE at >= ? AND at < ? ORDER BY at, probe_check")
        let rows = try Row.fetchCursor(statement, arguments: [span.from.milliseconds, span.to.milliseconds])
        while let row = try rows.next() {
            let at = try row.moment(0)
            guard let times = decode(try row.sound(4)) else {
                throw StoreError.damaged(path: "", reason: "a result of \(at.milliseconds) is torn")
            }
            try body(try row.sound(1), at, try row.count(2), try row.count(3), times)
        }
    }

    /// The first moment of a result at or after another; nil where there is none.
    static func first(from moment: Timestamp, in database: Database) throws -> Timestamp? {
        try Int64.fetchOne(database, sql: "SELECT min(at) FROM result WHERE at >= ?", arguments: [moment.milliseconds])
            .map(Timestamp.init(milliseconds:))
    }

    static func count(in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM result") ?? 0
    }

    /// The first and the last moment of any result.
    static func bounds(in database: Database) throws -> (first: Timestamp, last: Timestamp)? {
        guard let first = try Int64.fetchOne(database, sql: "SELECT min(at) FROM result"),
            let last = try Int64.fetchOne(database, sql: "SELECT max(at) FROM result")
        else { return nil }
        return (Timestamp(milliseconds: first), Timestamp(milliseconds: last))
    }

    private static func encode(_ times: [Int64]) -> Data? {
        guard !times.isEmpty else { return nil }
        var bytes = VariableLengthBytes()
        var last: Int64 = 0
        for time in times {
            bytes.append(time - last)
            last = time
        }
        return Data(bytes.bytes)
    }

    private static func decode(_ data: Data?) -> [Int64]? {
        guard let data else { return [] }
        var reader = VariableLengthBytes.Reader([UInt8](data))
        var times: [Int64] = []
        var last: Int64 = 0
        while !reader.isAtEnd {
            guard let step = reader.next() else { return nil }
            let (time, overflow) = last.addingReportingOverflow(step)
            guard !overflow else { return nil }
            times.append(time)
            last = time
        }
        return times
    }

    /// `host_unreachable 127.64.0.1`: the code, and the router that said so; `net_unreachable here`: this machine itself; `status 503`:
    /// what the server answered; `timeout connected`: somebody took the connection. Behind it, or alone, `~link`: why netmon was not fit
    /// to judge.
    private static func encode(_ failure: ProbeFailure?, _ unfit: WitnessReason?) -> String? {
        var words: [String] = []
        if let failure {
            words.append(failure.code.rawValue)
            if let source = failure.isFromHere ? here : failure.from?.description { words.append(source) }
            if let status = failure.httpStatus { words.append(String(status)) }
            if failure.wasConnected { words.append(connected) }
        }
        if let unfit { words.append(mark + unfit.rawValue) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func decode(_ text: String) -> (ProbeFailure?, WitnessReason?) {
        var words = text.split(separator: " ").map(String.init)
        var unfit: WitnessReason?
        if let last = words.last, last.hasPrefix(mark) {
            unfit = WitnessReason(rawValue: String(last.dropFirst(mark.count)))
            words.removeLast()
        }
        guard let first = words.first else { return (nil, unfit) }
        let code = ProbeFailure.Code(rawValue: first) ?? .malformed
        let rest = words.dropFirst()
        let failure = ProbeFailure(
            code, from: rest.lazy.compactMap { IPAddress($0) }.first, isFromHere: rest.contains(here),
            httpStatus: rest.lazy.compactMap { Int($0) }.first, wasConnected: rest.contains(connected), detail: words.joined(separator: " ")
        )
        return (failure, unfit)
    }

    private static let here = "here"
    private static let connected = "connected"
    private static let mark = "~"
}
