internal import Monitor
internal import NetInventory
internal import Probe

/// What else was asked at the same server while a site or an application was bad: it tells a program that failed from a network that did.
struct ServiceNeighbours: Hashable, Sendable {
    /// How another object was in the same time.
    enum Standing: Hashable, Sendable {
        case good, bad
        /// Partly this and partly that.
        case mixed
        case unknown
    }

    struct Neighbour: Hashable, Sendable {
        var object: ObjectID
        var standing: Standing
    }

    /// Other sites and applications at the same host and port.
    private(set) var samePort: [Neighbour] = []
    /// Units and devices at the host's address, and services at its other ports.
    private(set) var sameHost: [Neighbour] = []

    var objects: [ObjectID] { (samePort + sameHost).map(\.object) }

    /// Less than this share of the time (in tenths) in one state makes a neighbour mixed: failures of the same cause do not begin and end
    /// at the same second.
    private static let clearTenths: Int64 = 8

    /// None for an object that is no service, or was not bad.
    init(of subject: ReportSubject, in interval: ExplainReport.Interval, _ history: ObjectHistory) {
        guard interval.state == .down || interval.state == .unreachable, subject.id.kind == .site || subject.id.kind == .application,
            let stretch = history.graphs.stretches.last(where: { $0.span.from <= interval.span.from }),
            let id = history.names.id(of: subject.newestID, in: stretch.number)
        else { return }
        let checks = CheckPlan(inventory: stretch.inventory, on: history.topology.newest.network.zone.date(at: interval.span.from)).checks
        let places = Set(checks.filter { $0.id.object == id }.compactMap { Place($0.spec.question) })
        guard !places.isEmpty else { return }
        let hosts = Set(places.map(\.host))
        var (atPort, atHost): (Set<ObjectID>, Set<ObjectID>) = ([], [])
        for check in checks where check.id.object != id {
            guard let place = Place(check.spec.question) else { continue }
            if places.contains(place), place.port != nil { atPort.insert(check.id.object) }
            if hosts.contains(place.host), !places.contains(place) { atHost.insert(check.id.object) }
        }
        func standing(_ object: ObjectID) -> Neighbour {
            let newest = history.names.newest(object, in: stretch.number)
            let entries = history.subject(newest).map { history.states(of: $0).measured } ?? history.ledger[object] ?? []
            return Neighbour(object: object, standing: Self.standing(LedgerSpell.spells(of: entries, in: interval.span)))
        }
        samePort = atPort.sorted().map(standing)
        sameHost = atHost.subtracting(atPort).sorted().map(standing)
    }

    static func standing(_ spells: [LedgerSpell]) -> Standing {
        var durations = StateDurations()
        for spell in spells { durations[spell.state] += spell.span.length }
        let judged = durations.judged.count
        guard judged > 0 else { return .unknown }
        let bad = durations.down.count + durations.unreachable.count
        if bad * 10 >= judged * clearTenths { return .bad }
        return bad * 10 <= judged * (10 - clearTenths) ? .good : .mixed
    }

    private struct Place: Hashable {
        var host: String
        /// Nil for a question to the host itself.
        var port: Int?

        init?(_ question: CheckSpec.Question) {
            switch question {
            case .icmp(let address): host = address.description
            case .tcp(let name, let number): (host, port) = (name.lowercased(), number)
            case .http(let url):
                guard let url = ProbeURL(url) else { return nil }
                (host, port) = (url.host.lowercased(), url.port)
            }
        }
    }
}
