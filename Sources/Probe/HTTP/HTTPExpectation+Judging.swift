import NetInventory

extension HTTPExpectation {
    /// Why an answer is not what was expected; nil when it is. The sentence names the rule, and nothing of the page.
    package func objection(to answer: HTTPAnswer) -> ProbeFailure? {
        guard statuses.contains(where: { $0.contains(answer.status) }) else {
            let status = "HTTP \(answer.status)"
            let isError = answer.status >= 400
            return ProbeFailure(
                .status, httpStatus: answer.status, detail: isError ? status : "\(status), which is not among those that are expected")
        }
        for rule in headers {
            if let reason = rule.objection(to: answer) { return Self.failure(answer, reason) }
        }
        return looksIntoBody ? objectionToBody(of: answer) : nil
    }

    private func objectionToBody(of answer: HTTPAnswer) -> ProbeFailure? {
        if let coding = answer.values("content-encoding").last, coding.lowercased() != "identity" {
            return Self.failure(answer, "it came compressed, though that was not asked for: nothing can be looked for in it")
        }
        let read = answer.bodyBytes > answer.body.count ? " in its first \(answer.body.count) bytes" : ""
        let page = PageText(answer.body, contentType: answer.values("content-type").first)
        for (texts, isWanted) in [(contains, true), (lacks, false)] {
            for text in texts {
                switch page.contains(text) {
                case nil:
                    return ProbeFailure(.local, detail: "this machine cannot compare GB18030: its C library lacks that conversion")
                case isWanted?: continue
                case _: return Self.failure(answer, (isWanted ? "it lacks " : "it has ") + "'\(VisibleText.line(text, length: 60))'\(read)")
                }
            }
        }
        return nil
    }

    private static func failure(_ answer: HTTPAnswer, _ reason: String) -> ProbeFailure {
        ProbeFailure(.unexpected, httpStatus: answer.status, detail: "the page is not as expected: \(reason)")
    }
}

extension HTTPExpectation.HeaderRule {
    fileprivate func objection(to answer: HTTPAnswer) -> String? {
        let values = answer.values(name)
        let field = "the header \(VisibleText.line(name, length: 60))"
        guard !values.isEmpty else { return "\(field) is missing" }
        switch test {
        case .present: return nil
        case .equals(let wanted): return values.contains(wanted) ? nil : "\(field) is not '\(VisibleText.line(wanted, length: 60))'"
        case .contains(let wanted):
            return values.contains { $0.contains(wanted) } ? nil : "\(field) has no '\(VisibleText.line(wanted, length: 60))' in it"
        }
    }
}
