/// Who is cut at the moment, and what follows: which addresses stand, and how a page is answered.
struct CountyState: Sendable {
    enum Answer: Hashable, Sendable {
        case page(title: String)
        case notFound
        /// The page exists and its object is cut.
        case unavailable(title: String)
    }

    let plan: CountyPlan
    private(set) var cut: Set<String> = []
    /// The pages of each listener by path; several objects may share one.
    private let pages: [[String: [CountyPlan.Page]]]
    private let objects: Set<String>

    init(_ plan: CountyPlan) {
        self.plan = plan
        pages = plan.listeners.map { Dictionary(grouping: $0.pages, by: \.path) }
        objects = Set(plan.holders.map(\.object) + plan.listeners.flatMap { $0.pages.map(\.object) })
    }

    /// The addresses that answer: all but those of whoever is cut.
    var standingAddresses: [String] {
        let gone = Set(plan.holders.filter { cut.contains($0.object) }.flatMap(\.addresses))
        return plan.addresses.filter { !gone.contains($0) }
    }

    /// The first of some objects that has neither an address of its own nor a page; nil where each can be cut.
    func firstUnknown(of names: [String]) -> String? { names.first { !objects.contains($0) } }

    mutating func apply(_ command: CountyCommand) {
        switch command.action {
        case .cut: cut.formUnion(command.objects)
        case .mend: cut.subtract(command.objects)
        }
    }

    /// How a listener answers a path: by the page of that path, or by the nearest one above it.
    ///
    /// The page `/` answers for itself alone; else a wrong address would look like the portal.
    func answer(to path: String, on listener: Int) -> Answer {
        var candidate = path[...]
        while true {
            if let found = pages[listener][String(candidate)], let first = found.first {
                return found.contains { cut.contains($0.object) } ? .unavailable(title: first.title) : .page(title: first.title)
            }
            // "/jyj/a.html" → "/jyj/" → "/" and the end.
            let parent = candidate.hasSuffix("/") ? candidate.dropLast() : candidate
            guard let slash = parent.lastIndex(of: "/"), slash != parent.startIndex else { return .notFound }
            candidate = parent[...slash]
        }
    }
}
