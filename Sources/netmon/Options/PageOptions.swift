import ArgumentParser
import NetInventory
import Probe

/// What `netmon probe` may expect of a page.
struct PageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A page's status, as 200 or 200-299; may be given more than once (default: below 400).", valueName: "status"))
    var status: [String] = []
    @Option(help: ArgumentHelp("A text that a page has to have, in UTF-8 or GB18030; may be given more than once.", valueName: "text"))
    var contains: [String] = []
    @Option(help: ArgumentHelp("A text that a page must not have; may be given more than once.", valueName: "text"))
    var lacks: [String] = []
    @Option(help: ArgumentHelp("A header that a page has to have: NAME, or NAME:TEXT where it holds the text.", valueName: "header"))
    var header: [String] = []
    @Option(help: "How many redirects of a page are followed, 0 to 20.") var redirects = 5
    @Flag(help: "Ask as the national inspection does: a page that is not open within 15 s is not_open.") var inspection = false

    func validate() throws {
        _ = try statuses()
        guard (0...20).contains(redirects) else { throw ValidationError("--redirects must be from 0 to 20, not \(redirects)") }
        if (contains + lacks + header).contains(where: \.isEmpty) { throw ValidationError("a text or header to look for is empty") }
    }

    /// The same for the question; checked by `validate`.
    var expectation: HTTPExpectation {
        get throws(ValidationError) {
            var expectation = HTTPExpectation()
            if !status.isEmpty { expectation.statuses = try statuses() }
            expectation.contains = contains
            expectation.lacks = lacks
            expectation.headers = header.map { text in
                let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingPrefix { $0 == " " } }
                return HTTPExpectation.HeaderRule(String(parts[0]), parts.count > 1 ? .contains(String(parts[1])) : .present)
            }
            expectation.redirects = redirects
            expectation.opensWithin = inspection ? HTTPExpectation.inspectionLimit : nil
            return expectation
        }
    }

    private func statuses() throws(ValidationError) -> [ClosedRange<Int>] {
        try status.map { (text) throws(ValidationError) in
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1], 100 <= low, low <= high, high <= 599
            else { throw ValidationError("--status must be a status from 100 to 599 or a range such as 200-299, not \(text)") }
            return low...high
        }
    }
}
