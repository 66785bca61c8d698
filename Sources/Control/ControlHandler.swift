/// What the service does with a request; called on a thread of the connection's own, which may wait.
package protocol ControlHandler: Sendable {
    /// Answers with the last line; lines before it are sent by the exchange.
    func answer(_ request: ControlRequest, _ exchange: ControlExchange) -> ControlReply
}

/// A conversation that is under way: the file that follows a request, and the lines before the last one.
package struct ControlExchange {
    package let input: ControlInput
    package let output: ControlOutput
}
