package import NetInventory

/// What is known of the store.
package struct StoreFacts: Hashable, Sendable {
    package enum Condition: Hashable, Sendable {
        /// There is none yet; whether its folder lets one begin it.
        case absent(mayBegin: Bool)
        /// Why it cannot be opened.
        case unusable(String)
        case open(Content)
    }

    package struct Content: Hashable, Sendable {
        package var schema: Int
        package var bytes: Int
        /// What SQLite's quick check found; nil where the store is too large to be read whole here.
        package var faults: [String]?
        package var firstResult: Timestamp?
        package var lastResult: Timestamp?

        package init(schema: Int, bytes: Int, faults: [String]?, firstResult: Timestamp?, lastResult: Timestamp?) {
            self.schema = schema
            self.bytes = bytes
            self.faults = faults
            self.firstResult = firstResult
            self.lastResult = lastResult
        }
    }

    /// The process that writes to it.
    package enum Writer: Hashable, Sendable {
        case process(Int, name: String)
        case nobody
        case unknown
    }

    package var path: String
    package var condition: Condition
    package var access: FileAccess?
    package var writer: Writer
    package var now: Timestamp

    package init(path: String, condition: Condition, access: FileAccess?, writer: Writer, now: Timestamp) {
        self.path = path
        self.condition = condition
        self.access = access
        self.writer = writer
        self.now = now
    }
}
