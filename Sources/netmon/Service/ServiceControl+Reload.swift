import Control
import Logging
import Monitor
import NetInventory
import Synchronization

/// Another topology: by order (`netmon reload`, SIGHUP), or because the folder has changed.
extension ServiceControl {
    /// So many errors of a folder that changed are told in the log; `netmon topology check` has them all.
    private static let mostProblems = 20

    /// Reads the topology anew and puts it in force where it has no error; `problem` is told each error's line.
    func reload(_ problem: (String) -> Void) -> ControlReply {
        alone("a reload") {
            let look = place.look
            watch.withLock { $0.isRead(look, at: clock.steady()) }
            notifier.reloading()
            defer { tellReady() }
            do {
                let loaded = try place.load(now: clock.now())
                guard let inventory = loaded.inventory else {
                    for error in loaded.errors.prefix(1000) { problem(error.line) }
                    return stays(
                        "the topology has \(loaded.errors.count) error(s), and the one before stays in force; mend them and repeat")
                }
                let former = desk.topology
                let next = TopologyInForce(inventory: inventory, source: loaded.source)
                if former.hash != next.hash {
                    guard desk.monitor?.isHeldUp != true else {
                        return stays("the store takes nothing for now, and the topology before stays in force; the log says why")
                    }
                    try put(next)
                }
                let change = change(from: former, to: next)
                logger.info(
                    "the topology was read anew", metadata: ["changed": "\(change.isChanged)", "topology": "\(change.hash.prefix(12))"])
                return .reloaded(change)
            } catch {
                let reply = failure(error)
                if case .failed(let sentence) = reply { logger.error("the topology in force stays: \(sentence.message)") }
                return reply
            }
        }
    }

    /// Takes the folder where it has changed and nobody writes there any more. What is wrong with it is told once a change.
    func followFolder() {
        let look = place.look
        guard watch.withLock({ $0.isChanged(look, at: clock.steady()) }) else { return }
        guard desk.monitor?.isHeldUp == false, begin("a reload of the changed topology folder") == nil else { return retry() }
        defer { end() }
        do {
            let loaded = try place.load(now: clock.now())
            guard let inventory = loaded.inventory else {
                for error in loaded.errors.prefix(Self.mostProblems) { logger.error("\(error.line)") }
                let rest = loaded.errors.count > Self.mostProblems ? "; 'netmon topology check' lists them all" : ""
                logger.error("the changed topology has \(loaded.errors.count) error(s), and the one before stays in force\(rest)")
                return
            }
            let former = desk.topology
            let next = TopologyInForce(inventory: inventory, source: loaded.source)
            guard former.hash != next.hash else { return logger.debug("the topology folder was written to and says what it said before") }
            notifier.reloading()
            defer { tellReady() }
            try put(next)
            let change = change(from: former, to: next)
            logger.info(
                "the changed topology is in force",
                metadata: [
                    "added": "\(change.added)", "removed": "\(change.removed)", "checks": "\(change.checks)",
                    "topology": "\(change.hash.prefix(12))",
                ])
        } catch let error as any PassingFailure where error.mayPass {
            retry()
        } catch is MonitorEnded {
            // The service is being stopped: its next start reads the folder.
        } catch {
            logger.error("the changed topology folder is not taken, and the topology before stays in force: \(sentence(error))")
        }
    }

    private func retry() {
        watch.withLock { $0.retry(at: clock.steady()) }
    }

    private func put(_ topology: TopologyInForce) throws {
        try BlockingCall.wait { [desk] in try await desk.put(topology) }
    }

    private func stays(_ sentence: String) -> ControlReply {
        logger.error("the topology in force stays: \(sentence)")
        return .failed(.init(sentence))
    }

    private func sentence(_ error: any Error) -> String { (error as? CommandFailure)?.message ?? "\(error)" }

    private func tellReady() {
        notifier.ready("monitoring \(plan(of: desk.topology).checks.count) checks")
    }

    private func change(from former: TopologyInForce, to next: TopologyInForce) -> ControlReply.Reloaded {
        let (old, new) = (plan(of: former), plan(of: next))
        let (before, after) = (Set(old.checks.map(\.id.object)), Set(new.checks.map(\.id.object)))
        return ControlReply.Reloaded(
            isChanged: former.hash != next.hash, checks: new.checks.count, added: after.subtracting(before).count,
            removed: before.subtracting(after).count, hash: next.hash)
    }

    private func plan(of topology: TopologyInForce) -> CheckPlan {
        CheckPlan(inventory: topology.inventory, on: place.asOf ?? topology.inventory.network.zone.date(at: clock.now()))
    }
}
