package import NetInventory

/// Reads `netmon.yaml`: text in, settings and every problem out. No file is opened here and no clock is read.
package enum ConfigurationLoader {
    /// - Parameter file: its name as problems are to show it, and its bytes. What the settings name is found relative to its folder.
    package static func load(_ file: TopologyFile) -> LoadedConfiguration {
        let settings = SettingsFile(file, table: .configuration)
        guard !settings.hasErrors else { return LoadedConfiguration(file: file.name, configuration: nil, problems: settings.problems) }
        var configuration = NetmonConfiguration()
        configuration.file = file.name
        func path(_ value: SettingsFile.Value) -> String { located(value.text, beside: file.name) }
        func named(_ value: SettingsFile.Value) -> NetmonConfiguration.NamedFile { .init(path: path(value), spot: value.spot) }
        configuration.topology = settings["topology"].map(path)
        configuration.store = settings["store"].map(path)
        configuration.reload = settings["reload"].flatMap { .init(rawValue: $0.text) }
        configuration.language = settings["language"].flatMap { .init(rawValue: $0.text) }
        configuration.logLevel = settings["log", "level"].flatMap { .init(rawValue: $0.text) }
        configuration.control = .init(socket: settings["control", "socket"].map(path), group: settings["control", "group"]?.text)
        configuration.sources[.v4] = settings["probes", "source", "ipv4"].flatMap { IPAddress($0.text) }
        configuration.sources[.v6] = settings["probes", "source", "ipv6"].flatMap { IPAddress($0.text) }
        configuration.ownInterfaces = settings.list("witness", "interfaces")?.map(\.text)
        configuration.ownGateways = settings.list("witness", "gateways")?.compactMap { IPAddress($0.text) }
        configuration.resultsWaiting = settings["memory", "results_waiting"].flatMap { Int($0.text) }
        configuration.http = .init(userAgent: settings["http", "user_agent"]?.text, trust: settings["http", "trust"].map(named))
        if let certificate = settings["http", "client", "certificate"], let key = settings["http", "client", "key", "file"] {
            configuration.http.client = .init(
                certificate: named(certificate), key: SecretReference(name: "http.client.key", path: path(key), spot: key.spot))
        }
        return LoadedConfiguration(file: file.name, configuration: configuration, problems: settings.problems)
    }

    /// A relative path is meant from the folder of the file that writes it, so that it is the same wherever netmon is started.
    static func located(_ path: String, beside file: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }
}
