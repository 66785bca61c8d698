extension VocabularyChecker {
    /// `{file: PATH}` and nothing else; whatever else stands there may be the secret, so that no sentence quotes it.
    func checkSecret(_ node: YamlNode, of key: String) {
        switch node.content {
        case .nothing: log.report(.emptyValue(key), at: node.spot)
        case .refused: break
        case .text, .list: log.report(.literalSecret(key), at: node.spot)
        case .map(let entries):
            guard entries.count == 1, let entry = entries.first else {
                let place = entries.first { $0.key != "file" }?.spot ?? node.spot
                log.report(entries.isEmpty ? .missingKeys(["file"], of: "`\(key)`") : .literalSecret(key), at: place)
                return
            }
            guard entry.key == "file" else {
                // `fiel: PATH` is a slip of the finger; anything else is not repeated.
                let isSlip = NearestName.of(entry.key, in: ["file"]) != nil
                log.report(isSlip ? .unknownKey(entry.key, of: key, nearest: "file") : .literalSecret(key), at: entry.spot)
                return
            }
            guard let text = entry.value.text, ScalarText.isFile(text) else {
                if case .nothing = entry.value.content { return log.report(.emptyValue("file"), at: entry.value.spot) }
                return log.report(.literalSecret(key), at: entry.value.spot)
            }
        }
    }
}
