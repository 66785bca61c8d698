internal import NetInventory

extension Diagnosis {
    /// Descriptors that the service needs beside its connections: store, log, control socket, engines.
    static let ownDescriptors = 64

    mutating func judge(_ sockets: SocketFacts, _ plan: PlanFacts?, program: String) {
        for family in [IPAddress.Family.v4, .v6] {
            switch sockets.outcomes[family] {
            case .open(let kind): add(.ok, .sockets(.open(family, kind: kind)))
            case .denied(let reason): add(.problem, .sockets(.denied(family, reason: reason, program: program)))
            // A kernel without IPv6 is no fault of a county that has none.
            case .failed(let reason): add(family == .v4 ? .problem : .warning, .sockets(.failed(family, reason: reason)))
            case nil: break
            }
        }
        switch sockets.echo {
        case .answered(let nanoseconds, byKernel: true): add(.ok, .sockets(.echo(nanoseconds: nanoseconds)))
        case .answered(let nanoseconds, byKernel: false): add(.warning, .sockets(.echoByUser(nanoseconds: nanoseconds)))
        case .silent(let reason): add(.problem, .sockets(.echoSilent(reason: reason)))
        case .notSent: break
        }
        let needed = plan.map { $0.connections + Self.ownDescriptors }
        guard let limit = sockets.descriptors else { return add(.unknown, .sockets(.descriptorsUnknown)) }
        if let needed, limit < needed {
            add(.problem, .sockets(.fewDescriptors(limit, most: sockets.mostDescriptors, needed: needed)))
        } else {
            add(.ok, .sockets(.descriptors(limit, needed: needed)))
        }
    }
}
