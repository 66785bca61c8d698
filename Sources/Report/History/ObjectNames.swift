package import NetInventory

/// Under which id each topology knows an object; by its newest one it is the same object in all of them.
struct ObjectNames: Sendable {
    /// For each topology: its id of an object → the newest one.
    private var newest: [[ObjectID: ObjectID]]
    /// By the newest id: that of each topology which knows the object.
    private var ids: [ObjectID: [Int: ObjectID]] = [:]
    private let spans: [TimeSpan]

    init(_ topology: ReportTopology) {
        newest = topology.versions.map { _ in [:] }
        spans = topology.versions.indices.map(topology.span)
        for kind in SubjectKind.allCases {
            for line in topology.lines(of: kind) {
                guard let last = line.objects.last?.object.id else { continue }
                for (number, object) in line.objects {
                    newest[number][object.id] = last
                    ids[last, default: [:]][number] = object.id
                }
            }
            // What was written before an object got its present key.
            for (number, version) in topology.versions.enumerated() {
                for object in kind.objects(of: version.inventory) {
                    for key in object.formerKeys {
                        let former = ObjectID(object.id.kind, key)
                        if newest[number][former] == nil { newest[number][former] = newest[number][object.id] }
                    }
                }
            }
        }
    }

    /// The newest id of what a topology calls so; the id itself where no topology knows it.
    func newest(_ id: ObjectID, in number: Int) -> ObjectID {
        newest[number][id] ?? newest.reversed().lazy.compactMap { $0[id] }.first ?? id
    }

    /// The newest id of what was called so at a moment.
    func newest(_ id: ObjectID, at moment: Timestamp) -> ObjectID {
        newest(id, in: spans.lastIndex { $0.from <= moment } ?? 0)
    }

    /// What a topology calls an object; nil where it does not know it.
    func id(of object: ObjectID, in number: Int) -> ObjectID? { ids[object]?[number] }
}

extension ReportSubject {
    /// What the newest topology that knows it calls it.
    package var newestID: ObjectID { tenures.last?.id ?? id }
}
