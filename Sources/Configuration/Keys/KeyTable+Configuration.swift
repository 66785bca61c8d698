package import NetInventory

/// The tables of `netmon.yaml`.
extension KeyTable {
    package static let configuration = KeyTable("netmon.yaml", ConfigurationKey.self)
    package static let log = KeyTable("log", LogKey.self)
    package static let control = KeyTable("control", ControlKey.self)
    package static let probes = KeyTable("probes", ProbesKey.self)
    package static let source = KeyTable("source", SourceKey.self)
    package static let witness = KeyTable("witness", WitnessKey.self)
    package static let memory = KeyTable("memory", MemoryKey.self)
    package static let http = KeyTable("http", HTTPKey.self)
    package static let client = KeyTable("client", ClientKey.self)
}
