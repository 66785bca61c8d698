internal import Foundation

/// What a verb of the command line asks of the running service: one line of JSON.
///
/// `{"verb":"import","store":"/var/lib/netmon/netmon.sqlite","file":"results.csv"}`; after an import's line its file follows in
/// chunks (`ControlInput.chunk`).
package struct ControlRequest: Codable, Hashable, Sendable {
    package enum Verb: String, Codable, Hashable, Sendable {
        /// Who is there?
        case hello
        /// The rows that follow are results of another monitor.
        case importResults = "import"
        /// Gives free pages back to the disk.
        case compact
        /// Reads the topology anew.
        case reload
        /// Enters what somebody did about an incident.
        case incident
        /// Enters or cancels planned work.
        case maintenance

        /// Whether a file follows the request.
        var hasBody: Bool { self == .importResults }
    }

    package var verb: Verb
    /// The store that is meant; the service refuses where it keeps another one. Nil: whichever it keeps.
    package var store: String?
    /// The name of the file that follows, for messages alone: it is never opened by the service.
    package var file: String?
    /// What is entered about an incident.
    package var incident: ControlIncidentEntry?
    /// What is entered about planned work.
    package var maintenance: ControlMaintenanceEntry?

    package init(
        _ verb: Verb, store: String? = nil, file: String? = nil, incident: ControlIncidentEntry? = nil,
        maintenance: ControlMaintenanceEntry? = nil
    ) {
        self.verb = verb
        self.store = store
        self.file = file
        self.incident = incident
        self.maintenance = maintenance
    }

    /// A longer line is no request.
    static let longest = 16 * 1024

    init(line: [UInt8]) throws(ControlError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(line))
        } catch {
            throw .notUnderstood
        }
    }
}
