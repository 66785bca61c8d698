import Foundation

/// The county as netmon's side holds it: a process of its own, in a namespace of its own where there is one.
package final class County: Sendable {
    /// What the county said when it was ready: `130 units, 10 devices, …`.
    package let counts: String
    private let isIsolated: Bool
    private let conversation: CountyConversation

    private init(counts: String, isIsolated: Bool, conversation: CountyConversation) {
        self.counts = counts
        self.isIsolated = isIsolated
        self.conversation = conversation
    }

    /// Starts the county and returns when everything in it answers.
    ///
    /// `command` is the county's process, which calls `CountyServer.run`: by default this program with the hidden verb.
    package static func start(
        _ plan: CountyPlan, placement: DemoPlacement, command: [String] = ["/proc/self/exe", "demo-county"]
    ) async throws(DemoError) -> County {
        var command = command
        command[0] = URL(filePath: command[0]).resolvingSymlinksInPath().path
        var outside: String?
        if placement.isIsolated {
            // The wire is laid here: never in the network of the machine.
            guard try DemoNamespaces.inherited() != nil, let current = NetworkNamespace.current else {
                throw .tool("the demo is not in a network namespace of its own; start it with: netmon demo")
            }
            outside = current
            command = [try Tool("unshare", package: "util-linux").path, "--net", "--"] + command
        }
        let conversation = try CountyConversation(command)
        do throws(DemoError) {
            let counts = try await setUp(plan, outside: outside, conversation)
            return County(counts: counts, isIsolated: placement.isIsolated, conversation: conversation)
        } catch {
            await conversation.end()
            throw error
        }
    }

    /// Lays the wire where `outside` says that the county has a namespace apart, and sends the plan; returns what the county counted.
    private static func setUp(
        _ plan: CountyPlan, outside: String?, _ conversation: CountyConversation
    ) async throws(DemoError) -> String {
        guard case .here = try await conversation.ask(nil) else { throw .county("the county did not begin as expected") }
        // It says so from inside its namespace: before that the wire would end in this one.
        if outside != nil { try CountyWire.layNearEnd(to: conversation.processID) }
        guard let order = try? JSONEncoder().encode(CountyOrder(plan: plan, outside: outside)) else {
            throw .county("the plan of the county cannot be written as JSON")
        }
        switch try await conversation.ask(String(decoding: order, as: UTF8.self)) {
        case .ready(let counts):
            if outside != nil { try CountyWire.openRoute() }
            return counts
        case .refused(let reason): throw .county(reason)
        case .here, .done: throw .county("the county did not say that it is ready")
        }
    }

    /// Cuts or mends objects, and says when that took effect.
    package func order(_ command: CountyCommand) async throws(DemoError) -> CountyMoment {
        switch try await conversation.ask(command.line) {
        case .done(let moment): return moment
        case .refused(let reason): throw .county(reason)
        case .here, .ready: throw .county("the county answered an order with something else")
        }
    }

    /// Ends the county's process; its namespace and everything in it goes with it.
    package func end() async {
        await conversation.end()
        if isIsolated { CountyWire.removeNearEnd() }
    }
}
