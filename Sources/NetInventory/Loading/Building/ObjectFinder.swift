/// Finds what `maintenance` and `corrections` speak of: an id with its kind, or a bare one; of several kinds the unit is meant.
struct ObjectFinder {
    enum Answer {
        case found(ObjectID)
        case several([ObjectID])
        /// It exists, and is nothing that could fail.
        case unfit(ObjectKind)
        case unknown(nearest: String?)
    }

    private let index: KeyIndex
    private let links: Set<String>
    /// By a key that it had before.
    private let renamed: [ObjectID: ObjectID]

    init(_ inventory: Inventory, _ index: KeyIndex) {
        self.index = index
        links = Set(inventory.links.keys)
        var renamed: [ObjectID: ObjectID] = [:]
        for object in inventory.objects {
            for key in object.formerKeys where renamed[ObjectID(object.id.kind, key)] == nil {
                renamed[ObjectID(object.id.kind, key)] = object.id
            }
        }
        self.renamed = renamed
    }

    func find(_ text: String) -> Answer {
        if let id = ObjectID(text) {
            // What was imported stands in no file.
            if id.kind == .target { return .found(id) }
            guard MaintenanceWindow.kinds.contains(id.kind) else { return .unfit(id.kind) }
            if let known = known(id) { return .found(known) }
            return .unknown(nearest: index.nearest(id.kind, to: id.key).map { ObjectID(id.kind, $0).description })
        }
        let found = MaintenanceWindow.kinds.compactMap { known(ObjectID($0, text)) }
        if let first = found.first, first.kind == .unit || found.count == 1 { return .found(first) }
        if !found.isEmpty { return .several(found) }
        return .unknown(nearest: index.nearest(.unit, .device, .circuit, .application, .site, to: text))
    }

    private func known(_ id: ObjectID) -> ObjectID? {
        let isThere = id.kind == .link ? links.contains(id.key) : index.contains(id.kind, id.key)
        return isThere ? id : renamed[id]
    }
}
