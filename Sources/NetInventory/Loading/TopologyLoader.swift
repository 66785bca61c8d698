/// Reads a topology: every file of a folder as one document, checked, inherited, derived.
///
/// It never stops at the first problem. What is wrong comes back as problems, sorted, each with its place; the inventory comes back
/// unless one of them is an error. Same bytes and same date, same result: nothing else is read, no clock, no network.
package struct TopologyLoader: Sendable {
    /// The day for which the warnings are reckoned: contracts that end, calendars that lack a year.
    enum Day: Sendable {
        case date(CivilDate)
        /// The day that it then is in the network's own zone.
        case at(Timestamp)

        func date(in zone: CivilZone) -> CivilDate {
            switch self {
            case .date(let date): date
            case .at(let moment): zone.date(at: moment)
            }
        }
    }

    private let day: Day

    package init(asOf: CivilDate) {
        day = .date(asOf)
    }

    package init(now: Timestamp) {
        day = .at(now)
    }

    /// Reads a folder, and lays overlay files over it (`--plan`); throws only where the folder or an overlay itself cannot be read.
    package func load(folder: String, overlays: [String] = []) throws(TopologyFolderError) -> LoadedTopology {
        let files = try TopologyFolder.files(in: folder)
        var plans: [TopologyFile] = []
        for path in overlays { plans.append(try TopologyFolder.file(path)) }
        return load(files, overlays: plans)
    }

    /// Reads files that are in memory already; their order is that of their names, overlays keep theirs.
    package func load(_ files: [TopologyFile], overlays: [TopologyFile] = []) -> LoadedTopology {
        let source = TopologySource(files: files, overlays: overlays)
        let log = ProblemLog()
        let inventory = read(source, log)
        return LoadedTopology(inventory: log.hasErrors ? nil : inventory, problems: log.sorted, source: source)
    }

    /// Reads a topology that was accepted once: it is not refused again, even if this version of netmon would not accept it.
    ///
    /// What cannot be read of it is left out.
    package func reload(_ source: TopologySource) -> Inventory { read(source, ProblemLog()) }

    private func read(_ source: TopologySource, _ log: ProblemLog) -> Inventory {
        var document = TopologyDocument(log: log)
        var isIncomplete = false
        let reader = TopologyFileReader(log: log)
        for (file, isOverlay) in source.files.map({ ($0, false) }) + source.overlays.map({ ($0, true) }) {
            let reading = reader.read(file)
            document.add(reading.entries, isOverlay: isOverlay)
            if !reading.isComplete { isIncomplete = true }
        }
        document.refuseLargeTemplates()
        var builder = InventoryBuilder(
            document, log: log, day: day, firstFile: source.files.first?.name ?? "network.yaml", isIncomplete: isIncomplete)
        VocabularyChecker(document, index: builder.index, log: log, isIncomplete: isIncomplete).check()
        return builder.build()
    }
}
