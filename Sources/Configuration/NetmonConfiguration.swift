package import NetInventory

/// What belongs to this machine and not to the topology: the settings of `netmon.yaml`. Nil means: not written, the default holds.
package struct NetmonConfiguration: Hashable, Sendable {
    /// The language of results, as after `--lang`.
    package enum Language: String, CaseIterable, Sendable {
        case zh, en
    }

    /// Whether the service takes a changed topology by itself, or only where it is told to.
    package enum Reload: String, CaseIterable, Sendable {
        case auto, manual
    }

    /// The least that the service says on standard error.
    package enum LogLevel: String, CaseIterable, Sendable {
        case debug, info, warning, error
    }

    /// The socket through which verbs ask the running service.
    package struct Control: Hashable, Sendable {
        package var socket: String?
        package var group: String?

        package init(socket: String? = nil, group: String? = nil) {
            self.socket = socket
            self.group = group
        }
    }

    /// A file that a setting names, and where it is named.
    package struct NamedFile: Hashable, Sendable {
        package var path: String
        package var spot: SourceSpot
    }

    /// A certificate and the key that proves it: what https servers that ask for one are shown.
    package struct Client: Hashable, Sendable {
        package var certificate: NamedFile
        package var key: SecretReference
    }

    /// What http and https checks show and believe.
    package struct HTTP: Hashable, Sendable {
        package var userAgent: String?
        package var trust: NamedFile?
        package var client: Client?

        package init(userAgent: String? = nil, trust: NamedFile? = nil, client: Client? = nil) {
            self.userAgent = userAgent
            self.trust = trust
            self.client = client
        }
    }

    /// The file that it was read from; nil where there is none and all defaults hold.
    package var file: String?
    package var topology: String?
    package var store: String?
    package var reload: Reload?
    package var language: Language?
    package var logLevel: LogLevel?
    package var control = Control()
    /// The addresses that checks are sent from, by family.
    package var sources: [IPAddress.Family: IPAddress] = [:]
    /// The interfaces and gateways that netmon's own health is read from; empty for `none`.
    package var ownInterfaces: [String]?
    package var ownGateways: [IPAddress]?
    /// Results that may wait for the disk.
    package var resultsWaiting: Int?
    package var http = HTTP()

    package init() {}
}
