internal import Crypto

/// Reads a topology: every file of a folder as one document, checked, inherited, derived.
///
/// It never stops at the first problem. What is wrong comes back as problems, sorted, each with its place; the inventory comes back
/// unless one of them is an error. Same bytes and same date, same result: nothing else is read, no clock, no network.
package struct TopologyLoader: Sendable {
    /// The day for which the warnings are reckoned: contracts that end, calendars that lack a year.
    package let asOf: CivilDate

    package init(asOf: CivilDate) {
        self.asOf = asOf
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
        let files = files.sorted { $0.name < $1.name }
        let log = ProblemLog()
        var document = TopologyDocument(log: log)
        var isIncomplete = false
        let reader = TopologyFileReader(log: log)
        for (file, isOverlay) in files.map({ ($0, false) }) + overlays.map({ ($0, true) }) {
            let reading = reader.read(file)
            document.add(reading.entries, isOverlay: isOverlay)
            if !reading.isComplete { isIncomplete = true }
        }
        document.refuseLargeTemplates()
        var builder = InventoryBuilder(
            document, log: log, asOf: asOf, firstFile: files.first?.name ?? "network.yaml", isIncomplete: isIncomplete)
        VocabularyChecker(document, index: builder.index, log: log, isIncomplete: isIncomplete).check()
        let inventory = builder.build()
        return LoadedTopology(inventory: log.hasErrors ? nil : inventory, problems: log.sorted, hash: Self.hash(files + overlays))
    }

    /// Over each file's own name (without its folder, so that a copy elsewhere is the same topology), its length and its bytes.
    private static func hash(_ files: [TopologyFile]) -> String {
        var hash = SHA256()
        for file in files {
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            hash.update(data: Array("\(name)\0\(file.bytes.count)\0".utf8))
            hash.update(data: file.bytes)
        }
        return hash.finalize().map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
