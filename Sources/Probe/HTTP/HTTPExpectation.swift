package import NetInventory

/// How a page is asked for, and what it has to be to count as an answer.
package struct HTTPExpectation: Hashable, Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        /// The head alone: nothing can be said about a body.
        case head = "HEAD"
    }

    package struct HeaderRule: Hashable, Sendable {
        package enum Test: Hashable, Sendable {
            case present
            case equals(String)
            case contains(String)
        }

        /// In any case: RFC 9110 §5.1.
        package var name: String
        /// Holds when one of the fields of that name passes; case counts in values.
        package var test: Test

        package init(_ name: String, _ test: Test) {
            self.name = name
            self.test = test
        }
    }

    package var method = Method.get
    /// Which statuses are answers; of the last page, where redirects are followed.
    package var statuses: [ClosedRange<Int>] = [100...399]
    /// All of them have to hold.
    package var headers: [HeaderRule] = []
    /// Texts that the page has to have, each as it is written; the page may be UTF-8 or GB18030.
    package var contains: [String] = []
    /// Texts that it must not have.
    package var lacks: [String] = []
    /// Bytes of a body that are read, 1 or more; a larger page is an answer all the same, and only so much of it is looked at.
    package var bodyLimit = HTTPExpectation.usualBodyLimit
    /// How many redirects are followed (RFC 9110 §15.4); with 0 a redirect is an answer itself.
    package var redirects = 5
    /// Asks as the national inspection does: how long the page may take from its name to its last byte, whatever the timeout says.
    ///
    /// A page that takes longer is `not_open`, also where its server took the connection. Nil where the timeout counts.
    package var opensWithin: Milliseconds?

    package static let usualBodyLimit = 1 << 20
    /// The inspection's own limit: a site that is still not open after 15 s was not accessible on that visit.
    package static let inspectionLimit = Milliseconds.seconds(15)

    package init() {}

    /// Whether the body has to be kept, and not only counted.
    var looksIntoBody: Bool { !contains.isEmpty || !lacks.isEmpty }
}
