import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NetInventory
import Synchronization

/// The county: everything that its checks ask for answers, until it is told to cut it.
///
/// On the loopback fallback (`isIsolated` false) only pages can be cut: all of 127.0.0.0/8 answers there by itself.
package final class CountyServer: Sendable {
    private let isIsolated: Bool
    private let state: Mutex<CountyState>
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    package init(_ plan: CountyPlan, isIsolated: Bool) {
        self.isIsolated = isIsolated
        state = Mutex(CountyState(plan))
    }

    /// Sets up the network where the county has one, and opens every port; the ports as bound, in the order of the plan.
    @discardableResult
    package func start() throws(DemoError) -> [Int] {
        let plan = state.withLock { $0.plan }
        if isIsolated { try CountyWire.setUpFarEnd(addresses: plan.addresses) }
        var ports: [Int] = []
        for (index, listener) in plan.listeners.enumerated() {
            ports.append(try open(listener, index: index))
        }
        return ports
    }

    /// Carries out one order, wholly or not at all.
    package func obey(_ command: CountyCommand) throws(DemoError) -> CountyMoment {
        try state.withLock { state throws(DemoError) in
            if let unknown = state.firstUnknown(of: command.objects) {
                throw .county("\(unknown) has neither an address of its own nor a page in this county, so it cannot be \(command.action)")
            }
            var next = state
            next.apply(command)
            let (old, new) = (Set(state.standingAddresses), Set(next.standingAddresses))
            let before = Self.now()
            if old != new {
                guard isIsolated else {
                    throw .county("on the machine's own loopback every address answers; only sites and applications can be cut")
                }
                try CountyWire.change(removing: old.subtracting(new).sorted(), adding: new.subtracting(old).sorted())
            }
            state = next
            return CountyMoment(before: before, after: Self.now())
        }
    }

    /// Closes every port and connection; the addresses go with the namespace.
    package func stop() {
        try? group.syncShutdownGracefully()
    }

    /// `130 units, 10 devices, 110 pages, 4 ports`.
    package var counts: String {
        let plan = state.withLock { $0.plan }
        func holders(_ kind: ObjectKind) -> Int { plan.holders.filter { $0.object.hasPrefix(kind.rawValue + "/") }.count }
        let pages = plan.listeners.map(\.pages.count).reduce(0, +)
        return "\(holders(.unit)) units, \(holders(.device)) devices, \(pages) pages, \(plan.listeners.count) ports"
    }

    private func answer(to path: String, on listener: Int) -> CountyState.Answer {
        state.withLock { $0.answer(to: path, on: listener) }
    }

    private func open(_ listener: CountyPlan.Listener, index: Int) throws(DemoError) -> Int {
        let speaksHTTP = !listener.pages.isEmpty
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                // Without pages a port accepts and keeps silent, which is all that a TCP check asks.
                guard speaksHTTP else { return channel.eventLoop.makeSucceededVoidFuture() }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(CountyPageHandler { self.answer(to: $0, on: index) })
                }
            }
        do {
            let channel = try bootstrap.bind(host: listener.address, port: listener.port).wait()
            return channel.localAddress?.port ?? listener.port
        } catch {
            throw .county("the county cannot listen on \(listener.address):\(listener.port): \(error)")
        }
    }

    private static func now() -> Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
