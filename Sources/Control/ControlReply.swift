package import Foundation

/// A line of the service's answer: JSON with its sort under `reply`.
///
/// `bad`, `problem`, `objects` and `progress` may come many times; one line of another sort ends the answer.
package enum ControlReply: Codable, Hashable, Sendable {
    /// Rows of an import so far.
    case progress(Progress)
    /// A row of an import that was not taken.
    case bad(BadRow)
    /// An error of the topology that a reload was refused for, as `topology check` prints it.
    case problem(Sentence)
    /// Objects that results were taken for.
    case objects(Objects)
    case hello(Hello)
    case imported(Imported)
    case compacted(Compacted)
    case reloaded(Reloaded)
    /// What was entered about an incident is on the disk.
    case entered(Entered)
    /// What was entered about planned work is on the disk.
    case declared(Declared)
    /// It could not be done: why, and what to do.
    case failed(Sentence)

    package struct Progress: Codable, Hashable, Sendable {
        package var rows: Int

        package init(rows: Int) {
            self.rows = rows
        }
    }

    package struct BadRow: Codable, Hashable, Sendable {
        package var line: Int
        package var reason: String
        /// The row as it was sent, in base 64; only its beginning where it was too long.
        package var row: Data
        package var isCut: Bool

        package init(line: Int, reason: String, row: Data, isCut: Bool) {
            self.line = line
            self.reason = reason
            self.row = row
            self.isCut = isCut
        }
    }

    package struct Sentence: Codable, Hashable, Sendable {
        package var message: String

        package init(_ message: String) {
            self.message = message
        }
    }

    package struct Objects: Codable, Hashable, Sendable {
        package var ids: [String]

        package init(_ ids: [String]) {
            self.ids = ids
        }
    }

    package struct Hello: Codable, Hashable, Sendable {
        package var version: String
        package var store: String
        package var process: Int32

        package init(version: String, store: String, process: Int32) {
            self.version = version
            self.store = store
            self.process = process
        }
    }

    package struct Imported: Codable, Hashable, Sendable {
        package var accepted: Int
        package var duplicates: Int
        package var rejected: Int
        package var unusedColumns: [String]

        package init(accepted: Int, duplicates: Int, rejected: Int, unusedColumns: [String]) {
            self.accepted = accepted
            self.duplicates = duplicates
            self.rejected = rejected
            self.unusedColumns = unusedColumns
        }
    }

    /// Sizes of the store's file in bytes.
    package struct Compacted: Codable, Hashable, Sendable {
        package var path: String
        package var before: Int
        package var after: Int

        package init(path: String, before: Int, after: Int) {
            self.path = path
            self.before = before
            self.after = after
        }
    }

    package struct Reloaded: Codable, Hashable, Sendable {
        /// False where the topology says what it said before.
        package var isChanged: Bool
        package var checks: Int
        /// Objects that are probed now and were not before, and the other way round.
        package var added: Int
        package var removed: Int
        /// The fingerprint of the topology in force.
        package var hash: String

        package init(isChanged: Bool, checks: Int, added: Int, removed: Int, hash: String) {
            self.isChanged = isChanged
            self.checks = checks
            self.added = added
            self.removed = removed
            self.hash = hash
        }
    }

    package struct Entered: Codable, Hashable, Sendable {
        /// The incident's number.
        package var number: Int64

        package init(number: Int64) {
            self.number = number
        }
    }

    package struct Declared: Codable, Hashable, Sendable {
        /// The number of the planned work.
        package var number: Int64

        package init(number: Int64) {
            self.number = number
        }
    }

    /// Whether nothing follows.
    package var isLast: Bool {
        switch self {
        case .progress, .bad, .problem, .objects: false
        case .hello, .imported, .compacted, .reloaded, .entered, .declared, .failed: true
        }
    }

    /// A longer line is no answer.
    static let longest = 1 << 20

    /// One line, with its line feed.
    func line() throws(ControlError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(self)) + [10]
        } catch {
            throw .notUnderstood
        }
    }

    init(line: [UInt8]) throws(ControlError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(line))
        } catch {
            throw .notUnderstood
        }
    }
}
