/// Every table of the vocabulary.
extension KeyTable {
    static let network = KeyTable("network", NetworkKey.self)
    static let location = KeyTable(object: "location", LocationKey.self)
    static let rack = KeyTable(object: "rack", RackKey.self)
    static let feed = KeyTable(object: "feed", FeedKey.self)
    static let device = KeyTable(object: "device", DeviceKey.self)
    static let link = KeyTable(object: "link", LinkKey.self)
    static let conduit = KeyTable(object: "conduit", ConduitKey.self)
    static let provider = KeyTable(object: "provider", ProviderKey.self)
    static let contract = KeyTable(object: "contract", ContractKey.self)
    static let circuit = KeyTable(object: "circuit", CircuitKey.self)
    /// `status` here is the block's own, so the dates are all that it shares with the others.
    static let prefix = KeyTable(object: "prefix", PrefixKey.self)
    static let unit = KeyTable(object: "unit", UnitKey.self)
    static let application = KeyTable(object: "application", ApplicationKey.self)
    static let site = KeyTable(object: "site", SiteKey.self)
    static let calendar = KeyTable(object: "calendar", CalendarKey.self)
    static let contact = KeyTable(object: "contact", ContactKey.self)
    /// A kind takes its own keys and any key of what refers to it.
    static let kind = KeyTable(
        "kind",
        rows: rows(of: KindKey.self) + rows(of: DeviceKey.self) + rows(of: UnitKey.self) + rows(of: ApplicationKey.self)
            + rows(of: SiteKey.self) + rows(of: CommonKey.self))

    static let maintenance = KeyTable("maintenance", MaintenanceKey.self)
    static let correction = KeyTable("correction", CorrectionKey.self)
    static let serviceLevel = KeyTable("sla", ServiceLevelKey.self)
    static let uplink = KeyTable("uplink", UplinkKey.self)
    static let over = KeyTable("over", OverKey.self)
    static let season = KeyTable("season", SeasonKey.self)
    static let holiday = KeyTable("holiday", HolidayKey.self)
    static let flap = KeyTable("flap", FlapKey.self)
    static let icmpCheck = KeyTable("icmp check", CheckSettingKey.self)
    static let tcpCheck = KeyTable("tcp check", rows: rows(of: TcpCheckKey.self) + rows(of: CheckSettingKey.self))
    static let httpCheck = KeyTable("http check", rows: rows(of: HttpCheckKey.self) + rows(of: CheckSettingKey.self))
    static let applicationCheck = KeyTable("check", rows: rows(of: ApplicationCheckKey.self) + rows(of: CheckSettingKey.self))
}
