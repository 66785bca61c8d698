extension DNSSight {
    /// What `--explain` says of it: the code, then each record.
    var lines: [String] {
        let head = "\(code)\(isAuthoritative ? ", authoritative" : ""), \(answerCount) record\(answerCount == 1 ? "" : "s")"
        return [head] + answers + (answerCount > answers.count ? ["and \(answerCount - answers.count) more"] : [])
    }
}
