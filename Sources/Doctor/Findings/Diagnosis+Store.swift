internal import NetInventory

extension Diagnosis {
    /// A service that has stored nothing for this long is not monitoring.
    static let freshWithin = Milliseconds.seconds(600)
    /// Beyond this a result is from the future, and not from a clock that was read a moment later.
    static let aheadWithin = Milliseconds.seconds(60)

    mutating func judge(_ store: StoreFacts) {
        switch store.condition {
        case .absent(let mayBegin):
            add(mayBegin ? .warning : .problem, .store(mayBegin ? .absent(store.path) : .cannotBegin(store.path)))
        case .unusable(let sentence): add(.problem, .store(.unusable(sentence)))
        case .open(let content): judge(content, store.path)
        }
        if let access = store.access {
            if access.mode & 0o007 != 0 {
                add(.warning, .store(.openToAll(access, path: store.path)))
            } else {
                // A member of the group reads and reports; only who runs the service writes.
                add(.ok, .store(access.isWritable ? .access(access) : .readOnly(access)))
            }
        }
        guard case .open(let content) = store.condition else { return }
        switch store.writer {
        case .process(let number, let name): add(.ok, .store(.writer(number, name: name)))
        case .nobody: add(.ok, .store(.noWriter))
        case .unknown: add(.unknown, .store(.writerUnknown))
        }
        judge(content.lastResult.map { store.now - $0 }, store.writer)
    }

    private mutating func judge(_ content: StoreFacts.Content, _ path: String) {
        guard let faults = content.faults else { return add(.unknown, .store(.notChecked(path, bytes: content.bytes))) }
        if let first = faults.first {
            add(.problem, .store(.unsound(path, faults: faults.count, first: first)))
        } else {
            add(.ok, .store(.sound(path, bytes: content.bytes, schema: content.schema)))
        }
    }

    private mutating func judge(_ age: Milliseconds?, _ writer: StoreFacts.Writer) {
        var isRunning = false
        if case .process = writer { isRunning = true }
        guard let age else { return add(isRunning ? .warning : .ok, .store(.noResult)) }
        if age < .zero - Self.aheadWithin {
            add(.warning, .store(.resultFromTheFuture(.zero - age)))
        } else if isRunning, age > Self.freshWithin {
            add(.problem, .store(.noFreshResult(age: age)))
        } else {
            add(.ok, .store(.lastResult(age: max(age, .zero))))
        }
    }
}
