package import Logging
package import NetInventory
package import Probe
import Synchronization

/// netmon's word about itself: whether it was fit to judge when it got a result, and when it was not.
///
/// It looks at the interface by which the targets are reached, asks the gateway there, and notes its own lateness, lost answers and
/// steps of the clock. It outlives the plans: what a gateway did before a reload is not forgotten. A gateway that is itself a target is
/// not netmon's own: that it fails is the network's matter, and a cause for its incidents.
package final class SelfWitness: Sendable {
    private struct State {
        var book = WitnessBook()
        /// The last known way to each target; its interface and gateway stay where the route is lost.
        var paths: [IPAddress: OwnPath] = [:]
        /// Of each interface that matters, when it was last seen working, and how often its carrier had changed by then.
        var links: [String: (at: Timestamp, changes: UInt32)] = [:]
        /// When the routes by an interface were last seen whole.
        var routed: [String: Timestamp] = [:]
        /// The targets of the plan by address, and so no gateways of netmon's own.
        var targets: Set<IPAddress> = []
        /// Of each gateway that has ever answered, when nothing was against it for the last time.
        var answered: [IPAddress: Timestamp] = [:]
        var drops: (at: Timestamp, count: Int)?
        /// Both clocks at the last look, and what the steady one must show at the next.
        var looked: (wall: Timestamp, steady: Milliseconds)?
        var wake: Milliseconds?
        var nextSample: Milliseconds?
        var nextAsk: Milliseconds?
        var nextPaths: Milliseconds?
        var asking = 0
    }

    private let network: any OwnNetwork
    private let settings: WitnessSettings
    private let clock: any MonitorClock
    private let ask: @Sendable (ProbeQuestion) async -> ProbeResult
    private let logger: Logger
    private let state = Mutex(State())
    private let desk = GatewayDesk()

    /// Between two looks at the interfaces, two questions to a gateway, and two looks at all routes.
    private static let sampleEvery = Milliseconds(1000)
    private static let askEvery = Milliseconds(5000)
    private static let pathsEvery = Milliseconds(30_000)
    /// A loop that comes later than this was not scheduled, or was busy: half of the shortest timeout that is usual.
    package static let late = Milliseconds(500)
    private static let step = Milliseconds(1000)

    /// `ask` sends the echoes to the gateways.
    package init(
        network: any OwnNetwork, settings: WitnessSettings = WitnessSettings(), clock: any MonitorClock, logger: Logger,
        ask: @escaping @Sendable (ProbeQuestion) async -> ProbeResult
    ) {
        self.network = network
        self.settings = settings
        self.clock = clock
        self.logger = logger
        self.ask = ask
    }

    /// What is wrong now, in order of time.
    package var lasting: [WitnessSpell] { state.withLock { $0.book.lasting } }
    /// What has begun or ended since the last time, for the store.
    package func takeNews() -> [WitnessSpell] { state.withLock { $0.book.takeNews() } }
    /// Whether a gateway is being asked.
    package var isAsking: Bool { state.withLock { $0.asking > 0 } }

    // MARK: The loop's calls

    /// Takes over a plan. `lastHeard` is the newest result in the store: the time since then netmon did not run.
    package func begins(_ plan: CheckPlan, lastHeard: Timestamp?) {
        let now = clock.now()
        state.withLock { state in
            state.targets = Set(plan.checks.compactMap { Self.address(of: $0.spec.question) })
            state.paths = state.paths.filter { state.targets.contains($0.key) }
            state.nextPaths = nil
            state.looked = nil
            state.wake = nil
            guard let lastHeard, let every = plan.checks.map(\.spec.every).min(), now - lastHeard > every * 2 else { return }
            state.book.note(WitnessFault(reason: .off), in: TimeSpan(from: lastHeard, to: now))
        }
        look()
    }

    /// Until when the loop sleeps.
    package func sleeps(until moment: Timestamp) {
        let (now, steady) = (clock.now(), clock.steady())
        state.withLock { $0.wake = steady + max(moment - now, .zero) }
    }

    /// Notes lateness, steps of the clock and lost answers, and looks at the interfaces once a second.
    package func look() {
        let (now, steady) = (clock.now(), clock.steady())
        state.withLock { state in
            watchTime(&state, now, steady)
            state.wake = nil
            if state.nextPaths.map({ steady >= $0 }) ?? true {
                state.nextPaths = steady + Self.pathsEvery
                endLostRoutes(without: state.targets.filter { !findPath($0, &state, now) }, &state, now)
            }
            if state.nextSample.map({ steady >= $0 }) ?? true { sample(&state, now, steady) }
        }
    }

    /// The gateways are asked every few seconds, more often while one is silent, and whenever a result is not good.
    package func takeTurnToAsk() -> Bool {
        let steady = clock.steady()
        return state.withLock { state in
            guard state.asking == 0, state.nextAsk.map({ steady >= $0 }) ?? true else { return false }
            state.nextAsk = steady + (state.book.lasting.contains { $0.reason == .gateway } ? Self.sampleEvery : Self.askEvery)
            return true
        }
    }

    package func askGateways() async {
        let gateways = state.withLock { state in self.gateways(of: IPAddress?.none, state) }
        for gateway in gateways { await askFreshly(gateway) }
    }

    // MARK: The second opinion

    /// Why netmon was not fit to judge when it got a result that is not good; nil where it was.
    ///
    /// Asked when the burst is over: the interface is looked at and the gateway asked then, so that nothing that happened before is
    /// missed. What was wrong at any moment from the burst's beginning until now counts, where it can have made the result what it is.
    ///
    /// - Parameter address: what was asked; nil where a name did not resolve, for which any way may have been the one.
    package func word(on result: CheckResult, spec: CheckSpec, address: IPAddress?) async -> WitnessReason? {
        let gateways = state.withLock { state in
            let (now, steady) = (clock.now(), clock.steady())
            watchTime(&state, now, steady)
            if let address { findPath(address, &state, now) }
            sample(&state, now, steady)
            return self.gateways(of: address, state)
        }
        for gateway in gateways { await askFreshly(gateway) }
        let now = clock.now()
        let isWordOfOurs = result.failure?.from.map { network.path(to: $0).map { $0.interface == nil } ?? false } ?? false
        let tolerance = WitnessTolerance(result: result, spec: spec, isWordOfOurs: isWordOfOurs)
        return state.withLock { state in
            let faults = state.book.faults(in: TimeSpan(from: min(result.at, now), to: now))
            let found = faults.filter { concerns($0, address, state) && tolerance.allows($0) }.map(\.reason)
            return WitnessReason.byWeight.first { found.contains($0) }
        }
    }

    /// Whether a fault lies on the way to an address.
    private func concerns(_ spell: WitnessSpell, _ address: IPAddress?, _ state: State) -> Bool {
        let path = address.map { state.paths[$0] ?? OwnPath(interface: nil) }
        switch spell.reason {
        case .off, .late, .drops, .clock: return true
        case .link: return path.map { interfaces(of: $0).contains(spell.detail) } ?? true
        case .route: return path.map { $0.interface == spell.detail } ?? true
        case .gateway: return path.map { gateways(of: $0, state).contains { $0.description == spell.detail } } ?? true
        }
    }

    // MARK: What is looked at

    private func interfaces(of path: OwnPath) -> [String] {
        guard let interface = path.interface else { return [] }
        return settings.interfaces ?? [interface]
    }

    private func gateways(of path: OwnPath, _ state: State) -> [IPAddress] {
        guard path.interface != nil else { return [] }
        return settings.gateways ?? [path.gateway].compactMap { $0 }.filter { !state.targets.contains($0) }
    }

    /// The gateways on the way to an address, or on any way.
    private func gateways(of address: IPAddress?, _ state: State) -> [IPAddress] {
        guard let address else { return Set(state.paths.values.flatMap { gateways(of: $0, state) }).sorted() }
        return state.paths[address].map { gateways(of: $0, state) } ?? []
    }

    /// False where there is none.
    @discardableResult
    private func findPath(_ address: IPAddress, _ state: inout State, _ now: Timestamp) -> Bool {
        if let path = network.path(to: address) {
            state.paths[address] = path
            return true
        }
        if let interface = state.paths[address]?.interface {
            state.book.begin(WitnessFault(reason: .route, detail: interface), since: state.routed[interface] ?? now)
        }
        return false
    }

    /// Ends what is said of routes where all targets by an interface have one again; `without` are those that have none.
    private func endLostRoutes(without: Set<IPAddress>, _ state: inout State, _ now: Timestamp) {
        let lost = Set(without.compactMap { state.paths[$0]?.interface })
        for interface in Set(state.paths.values.compactMap(\.interface)) where !lost.contains(interface) {
            state.routed[interface] = now
            state.book.end(WitnessFault(reason: .route, detail: interface), at: now)
        }
    }

    private func sample(_ state: inout State, _ now: Timestamp, _ steady: Milliseconds) {
        state.nextSample = steady + Self.sampleEvery
        for name in Set(state.paths.values.flatMap { interfaces(of: $0) }) {
            let fault = WitnessFault(reason: .link, detail: name)
            let link = network.link(name)
            guard let link, link.isWorking else {
                state.book.begin(fault, since: state.links[name]?.at ?? now)
                continue
            }
            // It came and went between two looks.
            if let former = state.links[name], former.changes != link.changes, !state.book.lasting.contains(where: { $0.isOf(fault) }) {
                state.book.note(fault, in: TimeSpan(from: former.at, to: now))
            }
            state.book.end(fault, at: now)
            state.links[name] = (now, link.changes)
        }
        if state.book.lasting.contains(where: { $0.reason == .route }) {
            endLostRoutes(without: state.targets.filter { network.path(to: $0) == nil }, &state, now)
        }
        let drops = network.drops
        if let former = state.drops, drops > former.count {
            state.book.note(WitnessFault(reason: .drops), in: TimeSpan(from: former.at, to: now))
        }
        state.drops = (now, drops)
    }

    private func watchTime(_ state: inout State, _ now: Timestamp, _ steady: Milliseconds) {
        if let wake = state.wake, steady - wake > Self.late {
            state.book.note(WitnessFault(reason: .late), in: TimeSpan(from: now - (steady - wake), to: now))
            // Noted; the loop that comes later says nothing new.
            state.wake = steady
        }
        if let looked = state.looked {
            let step = (now - looked.wall) - (steady - looked.steady)
            if step > Self.step {
                state.book.note(WitnessFault(reason: .clock), in: TimeSpan(from: now - step, to: now))
            } else if Milliseconds.zero - step > Self.step {
                // The time that is shown twice was judged once: only the moment is noted.
                state.book.note(WitnessFault(reason: .clock), in: TimeSpan(from: now, to: now))
            }
        }
        state.looked = (now, steady)
    }

    // MARK: Gateways

    /// Asks a gateway by a burst that begins after this call; those who ask at the same time share one.
    private func askFreshly(_ gateway: IPAddress) async {
        state.withLock { $0.asking += 1 }
        defer { state.withLock { $0.asking -= 1 } }
        await desk.share(gateway) {
            let begun = self.clock.now()
            let question = ProbeQuestion(kind: .icmp, target: .address(gateway), count: 3, period: Milliseconds(20))
            let result = await self.ask(question)
            // Cancelled bursts and those that could not be sent say nothing.
            if Task.isCancelled { return }
            self.note(result, of: gateway, begun: begun)
        }
    }

    private func note(_ result: ProbeResult, of gateway: IPAddress, begun: Timestamp) {
        let now = clock.now()
        let interface = network.path(to: gateway)?.interface
        state.withLock { state in
            let fault = WitnessFault(reason: .gateway, detail: gateway.description)
            if result.received > 0 {
                state.answered[gateway] = begun
                state.book.end(fault, at: now)
            } else if let interface, state.book.lasting.contains(where: { $0.reason == .link && $0.detail == interface }) {
                // What a cable that is out does to it is told by the cable.
                if state.answered[gateway] != nil { state.answered[gateway] = begun }
            } else if result.failure?.code != .permission, result.failure?.code != .local,
                // One that never answers echoes is still there while the link knows its hardware address.
                state.answered[gateway] != nil || interface.map({ network.isUnresolved(gateway, on: $0) }) ?? false
            {
                state.book.begin(fault, since: state.answered[gateway] ?? begun)
            }
        }
    }

    private static func address(of question: CheckSpec.Question) -> IPAddress? {
        switch question {
        case .icmp(let address): address
        case .tcp(let host, port: _): IPAddress(host)
        case .http(let url): ProbeURL(url).flatMap { IPAddress($0.host) }
        }
    }
}

extension WitnessSpell {
    fileprivate func isOf(_ fault: WitnessFault) -> Bool { reason == fault.reason && detail == fault.detail }
}

extension WitnessReason {
    /// Of several at once the one nearest to netmon is told.
    fileprivate static let byWeight: [WitnessReason] = [.link, .route, .gateway, .drops, .late, .clock]
}
