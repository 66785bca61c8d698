import NIOCore

extension EventLoopPromise where Value: Sendable {
    /// What comes of something that was asked over a connection: what its handlers say, or what it means that there is none.
    ///
    /// - Parameters:
    ///   - opened: the connection, whose handlers keep the promise.
    ///   - failed: the outcome where it could not be opened, or netmon is going down.
    func settled(by opened: EventLoopFuture<any Channel>, failed: @escaping @Sendable (any Error) -> Value) async -> Value {
        opened.whenFailure { succeed(failed($0)) }
        do {
            return try await futureResult.get()
        } catch {
            return failed(error)
        }
    }
}
