package import NetInventory

/// Why a target did not answer. A target that is down is data, not an error of netmon's.
package struct ProbeFailure: Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        case timeout, refused, reset, resolve, tls, status, body, permission, malformed
        case hostUnreachable = "host_unreachable"
        case netUnreachable = "net_unreachable"
        case adminProhibited = "admin_prohibited"
        case portUnreachable = "port_unreachable"
        case ttlExceeded = "ttl_exceeded"
        case tooBig = "too_big"
        /// The page came, and is not what the check expects of its headers or its text.
        case unexpected
        /// The page was not open within the time that the national inspection gives a site, which is another than the timeout.
        case notOpen = "not_open"
        /// The target answered in a way that netmon cannot tell good from bad: it speaks only China's own TLS.
        case notJudged = "not_judged"
        /// netmon itself could not send: no buffer, no route here, no such interface. Says nothing about the target.
        case local
    }

    package var code: Code
    /// The router that said so, where one did.
    package var from: IPAddress?
    /// This machine's own word, not the network's: it has no route, no address or no interface for it now.
    package var isFromHere: Bool
    /// What an HTTP server answered instead of the page: 500; nil where the failure is another.
    package var httpStatus: Int?
    /// Whether the connection stood when time ran out: somebody took it, and then did not answer.
    package var wasConnected: Bool
    /// One line for people.
    package var detail: String

    package init(
        _ code: Code, from: IPAddress? = nil, isFromHere: Bool = false, httpStatus: Int? = nil, wasConnected: Bool = false, detail: String
    ) {
        self.code = code
        self.from = from
        self.isFromHere = isFromHere
        self.httpStatus = httpStatus
        self.wasConnected = wasConnected
        self.detail = detail
    }

    static let goingDown = ProbeFailure(.local, detail: "netmon is going down")

    /// netmon itself could not ask, or not understand: nothing is known about the target.
    package var isOwn: Bool { isFromHere || code == .local || code == .permission || code == .notJudged }
}
