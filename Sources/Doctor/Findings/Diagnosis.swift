/// Tells of every fact whether it is as it should be: the rule of `netmon doctor`, without a look at the machine.
package struct Diagnosis: Hashable, Sendable {
    /// By area, in the order in which they are told.
    package private(set) var findings: [Finding] = []

    package init(_ facts: MachineFacts) {
        judge(facts.rights)
        judge(facts.sockets, facts.plan, program: facts.rights.program)
        judge(facts.clock)
        judge(facts.network, facts.plan, mayForce: facts.rights.hasNetAdmin == true)
        judge(facts.store)
        judge(facts.disk)
        judge(facts.control, facts.store.writer)
        judge(facts.configuration, isRequired: false) { .configuration($0) }
        judge(facts.topology, isRequired: true) { .topology($0) }
    }

    package var hasProblem: Bool { findings.contains { $0.state == .problem } }

    mutating func add(_ state: Finding.State, _ topic: Topic) { findings.append(Finding(state, topic)) }

    private mutating func judge(_ rights: RightsFacts) {
        if rights.hasNetRaw == true { return add(.ok, .rights(.netRaw)) }
        guard let range = rights.pingGroups, rights.hasNetRaw != nil else { return add(.unknown, .rights(.unknown)) }
        if rights.groups.contains(where: range.contains) { return add(.ok, .rights(.pingGroups(range))) }
        add(.problem, .rights(.none(range, user: rights.user, program: rights.program)))
    }

    private mutating func judge(_ facts: ReadingFacts, isRequired: Bool, _ topic: (Topic.Reading) -> Topic) {
        switch facts {
        case .none: add(isRequired ? .problem : .ok, topic(.none))
        case .unreadable(let sentence): add(.problem, topic(.unreadable(sentence)))
        case .read(let path, let errors, let warnings):
            add(
                errors > 0 ? .problem : warnings > 0 ? .warning : .ok,
                topic(errors > 0 ? .wrong(path, errors: errors) : .sound(path, warnings: warnings)))
        }
    }

    private mutating func judge(_ control: ControlFacts, _ writer: StoreFacts.Writer) {
        switch control.outcome {
        case .absent:
            // Only a service that runs ought to have one.
            if case .process = writer { return add(.warning, .control(.missing(control.path))) }
            add(.ok, .control(.idle(control.path)))
        case .answers: add(.ok, .control(.answers(control.path, control.access)))
        case .nobodyListens: add(.warning, .control(.nobodyListens(control.path)))
        case .denied: add(.problem, .control(.denied(control.path, control.access)))
        case .failed(let reason): add(.problem, .control(.failed(control.path, reason)))
        }
    }
}
