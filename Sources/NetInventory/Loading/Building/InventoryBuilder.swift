/// Makes the inventory of a document: takes inheritance over, derives what templates promise, and asks what needs several objects at once.
///
/// It runs whatever the checker found, so that all problems come at once: an object whose values cannot be read is left out silently.
struct InventoryBuilder {
    let document: TopologyDocument
    let inheritance: Inheritance
    let log: ProblemLog
    let day: TopologyLoader.Day
    /// The day for which the warnings are reckoned; known once the network's zone is.
    var asOf: CivilDate { day.date(in: inventory.network.zone) }
    /// Whether a file could not be read, so that something of the document may be missing.
    let isIncomplete: Bool
    /// Where to say that something is missing from all files.
    let firstFile: String

    let units: [Item<UnitKey>]
    let index: KeyIndex
    var inventory = Inventory(network: MetroNetwork(code: "", name: "", zone: .shanghai))
    /// What the address checks compare.
    var blocks: [AddressClaims.Block] = []
    var addresses: [AddressClaims.Address] = []

    init(_ document: TopologyDocument, log: ProblemLog, day: TopologyLoader.Day, firstFile: String, isIncomplete: Bool) {
        self.document = document
        self.firstFile = firstFile
        self.log = log
        self.day = day
        self.isIncomplete = isIncomplete
        inheritance = Inheritance(document)
        let inheritance = inheritance
        units = document[.units].compactMap { entry in
            inheritance.effective(entry.value, as: .unit, spot: entry.spot).map { Item(key: entry.key, spot: entry.spot, node: $0) }
        }
        index = Self.index(of: document, units)
    }

    /// Every key that is written or derived.
    private static func index(of document: TopologyDocument, _ units: [Item<UnitKey>]) -> KeyIndex {
        var index = KeyIndex()
        for section in TopologySection.allCases {
            if case .objects(let kind, _) = section.shape {
                for entry in document[section] { index.add(kind, entry.key) }
            }
        }
        let hasTemplate = document.node(.defaults, ObjectKind.circuit.rawValue) != nil
        for unit in units {
            if unit.accessKind != nil { index.add(.device, unit.accessKey) }
            if unit[.site] != nil { index.add(.site, unit.key) }
            for (key, node) in unit.uplinkNodes where hasTemplate || node[UplinkKey.over.rawValue] != nil { index.add(.circuit, key) }
        }
        return index
    }

    mutating func build() -> Inventory {
        buildNetwork()
        buildPlaces()
        buildContracts()
        buildContacts()
        buildCalendars()
        buildPrefixes()
        buildDevices()
        buildCircuits()
        buildUnits()
        buildLinks()
        buildApplications()
        buildSites()
        buildMaintenance()
        buildCorrections()
        checkAddresses()
        warn()
        return inventory
    }

    /// The items of a section with all that they take over; what they lack is told.
    func items<Key: TopologyKey>(_ section: TopologySection, _ kind: ObjectKind, _ table: KeyTable, _ type: Key.Type) -> [Item<Key>] {
        document[section].compactMap { entry in
            guard let node = inheritance.effective(entry.value, as: kind, spot: entry.spot) else { return nil }
            let item = Item<Key>(key: entry.key, spot: entry.spot, node: node)
            reportMissing(item, kind, table)
            return item
        }
    }

    func reportMissing<Key: TopologyKey>(_ item: Item<Key>, _ kind: ObjectKind, _ table: KeyTable) {
        // Asking what a misspelt key meant is dear, and nothing is gained where no more is told.
        let missing = log.isFull ? item.absent(of: table) : item.missing(of: table)
        if !missing.isEmpty { log.report(.missingKeys(missing, of: "\(kind.rawValue) `\(item.key)`"), at: item.spot) }
    }

    private mutating func buildNetwork() {
        guard let spot = document.spots[.network] else {
            if !isIncomplete { log.report(.noNetwork, at: SourceSpot(file: firstFile, line: 1, column: 1)) }
            return
        }
        let item = Item<NetworkKey>(key: "network", spot: spot, node: YamlNode(.map(document[.network]), spot))
        let missing = item.missing(of: .network)
        if !missing.isEmpty { log.report(.missingKeys(missing, of: "`network`"), at: spot) }
        inventory.network = MetroNetwork(
            code: item.text(.code) ?? "", name: item.text(.name) ?? "", zone: item.value(.timezone, CivilZone.init) ?? .shanghai,
            calendar: item.text(.calendar), contact: item.text(.contact))
    }
}
