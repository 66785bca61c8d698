extension LinkEnd {
    /// Reads `agg-1:GE1/0/1`, `core` or `unit/jyj`.
    init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, !name.isEmpty, parts.count == 1 || !parts[1].isEmpty, !text.contains(" ") else { return nil }
        let port = parts.count == 2 ? parts[1] : nil
        if name.contains("/") {
            guard let object = ObjectID(name), object.kind == .unit || object.kind == .device else { return nil }
            self.init(object: object, port: port)
        } else {
            self.init(object: ObjectID(.device, name), port: port)
        }
    }
}
