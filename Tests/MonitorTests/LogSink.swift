import Logging
import Synchronization

/// What was said in the log.
final class LogSink: Sendable {
    private let heard = Mutex<[(level: Logger.Level, text: String)]>([])

    var lines: [String] { heard.withLock { $0.map { "\($0.level) \($0.text)" } } }

    var logger: Logger { Logger(label: "test") { _ in Handler(sink: self) } }

    private struct Handler: LogHandler {
        let sink: LogSink
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            sink.heard.withLock { $0.append((event.level, "\(event.message)")) }
        }
    }
}
