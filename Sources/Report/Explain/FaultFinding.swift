internal import Causes
internal import Monitor
internal import NetInventory
internal import Probe

/// On which side a failure was, as far as the evidence says: network or program. It never names one of several.
struct FaultFinding: Hashable, Sendable {
    enum Side: String, Hashable, Sendable, CaseIterable {
        /// Lines, devices and their power; for a service also its server's machine.
        case network
        /// The program of a site or application: somebody answered, and not as it should.
        case program
        /// The server, not the way to it: its program or its machine's settings.
        case server
        case undecided
    }

    /// One piece of evidence, with how many bad results it rests on.
    enum Evidence: Hashable, Sendable {
        case httpStatus(Int?, Int)
        case brokenAnswer(Int)
        case tls(Int)
        case closed(Int)
        /// The connection stood, and nothing came.
        case silentAfterConnect(Int)
        case refused(Int)
        /// A router said that it cannot get there.
        case router(CheckEvidence.Failure, Int)
        case silent(Int)
        case unresolved(Int)
        case otherwise(Int)
        case samePortGood([ObjectID])
        case samePortBad([ObjectID])
        case hostGood([ObjectID])
        case hostBad([ObjectID])
        /// Another failure explains it.
        case explained(Incident.Key)
    }

    var side: Side
    var evidence: [Evidence]
    var badResults: Int

    /// - Parameter explanations: those of an incident that explains the object's failure by another one's.
    init(
        _ interval: ExplainReport.Interval, kind: SubjectKind, neighbours: ServiceNeighbours, incidents: [Incident.Key: Incident]
    ) {
        let failures = interval.checks.flatMap(\.failures).reduce(into: [CheckEvidence.Failure: Int]()) {
            $0[$1.key, default: 0] += $1.value
        }
        badResults = interval.checks.reduce(0) { $0 + $1.bad }
        evidence = failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { Self.evidence($0.key, $0.value) }
        let told = failures.values.reduce(0, +)
        if told < badResults { evidence.append(.otherwise(badResults - told)) }
        let behind = interval.shares.first { $0.role == .behind }.flatMap { incidents[$0.incident] }
        if kind == .site || kind == .application {
            func all(_ list: [ServiceNeighbours.Neighbour], _ standing: ServiceNeighbours.Standing) -> [ObjectID] {
                list.filter { $0.standing == standing }.map(\.object)
            }
            let (portGood, portBad) = (all(neighbours.samePort, .good), all(neighbours.samePort, .bad))
            let (hostGood, hostBad) = (all(neighbours.sameHost, .good), all(neighbours.sameHost, .bad))
            if !portGood.isEmpty { evidence.append(.samePortGood(portGood)) }
            if !portBad.isEmpty { evidence.append(.samePortBad(portBad)) }
            if !hostGood.isEmpty { evidence.append(.hostGood(hostGood)) }
            if !hostBad.isEmpty { evidence.append(.hostBad(hostBad)) }
        }
        if let behind { evidence.append(.explained(behind.key)) }
        side = .undecided
        side = decide(kind, behind)
    }

    private func decide(_ kind: SubjectKind, _ behind: Incident?) -> Side {
        var sides: Set<Side> = []
        for piece in evidence {
            switch piece {
            case .httpStatus, .brokenAnswer, .closed, .silentAfterConnect: sides.insert(.program)
            case .tls, .refused: sides.insert(.server)
            case .router: sides.insert(.network)
            case .silent, .unresolved, .otherwise, .samePortGood, .samePortBad, .hostGood, .hostBad, .explained: break
            }
        }
        switch kind {
        case .unit, .device, .link, .circuit: return .network
        case .site, .application:
            guard sides.isSubset(of: [.network]) else {
                // What the server answered at one time does not say why it was silent at another.
                return hasSilence || sides.contains(.network) ? .undecided : sides.count == 1 ? sides.first ?? .undecided : .server
            }
            if isServerSeen { return sides.isEmpty && !isHostLost && !isUnresolved ? .server : .undecided }
            if let behind, let side = Self.side(of: behind) { return side }
            return (isHostLost || !sides.isEmpty) && !isUnresolved ? .network : .undecided
        }
    }

    /// Whether others at the same address were answered meanwhile.
    private var isServerSeen: Bool {
        evidence.contains {
            switch $0 {
            case .samePortGood, .hostGood: true
            case .httpStatus, .brokenAnswer, .tls, .closed, .silentAfterConnect, .refused, .router, .silent, .unresolved, .otherwise,
                .samePortBad, .hostBad, .explained:
                false
            }
        }
    }

    private var isHostLost: Bool { evidence.contains { if case .hostBad = $0 { true } else { false } } }
    private var isUnresolved: Bool { evidence.contains { if case .unresolved = $0 { true } else { false } } }

    private var hasSilence: Bool {
        evidence.contains {
            switch $0 {
            case .silent, .unresolved, .otherwise: true
            case .httpStatus, .brokenAnswer, .tls, .closed, .silentAfterConnect, .refused, .router, .samePortGood, .samePortBad, .hostGood,
                .hostBad, .explained:
                false
            }
        }
    }

    /// Network where every explanation is of the network, nil where they differ in that.
    private static func side(of incident: Incident) -> Side? {
        let sides = Set(
            incident.candidates.map { object -> Side in
                switch object.kind {
                case .application, .site: .program
                case .location, .rack, .feed, .kind, .device, .link, .conduit, .provider, .contract, .circuit, .prefix, .vlan, .unit,
                    .contact, .column, .calendar, .target:
                    .network
                }
            })
        return sides.count == 1 ? sides.first : nil
    }

    private static func evidence(_ failure: CheckEvidence.Failure, _ count: Int) -> Evidence {
        switch failure.code {
        case .status: .httpStatus(failure.httpStatus, count)
        case .body, .malformed, .unexpected: .brokenAnswer(count)
        case .tls: .tls(count)
        case .reset: .closed(count)
        case .refused: .refused(count)
        case .timeout, .notOpen: failure.wasConnected ? .silentAfterConnect(count) : .silent(count)
        case .resolve: .unresolved(count)
        case .hostUnreachable, .netUnreachable, .adminProhibited, .ttlExceeded, .portUnreachable, .tooBig:
            failure.from == nil ? .silent(count) : .router(failure, count)
        case .permission, .local, .notJudged: .otherwise(count)
        }
    }
}
