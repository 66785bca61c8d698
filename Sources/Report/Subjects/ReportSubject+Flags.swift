internal import Monitor
package import NetInventory

extension ReportSubject {
    /// The flags that it had under any of its ids, each once.
    func flags(in flags: [ObjectID: [String]]) -> [String] {
        var found: [String] = []
        for id in [id] + tenures.map(\.id) + formerIDs {
            for flag in flags[id] ?? [] where !found.contains(flag) { found.append(flag) }
        }
        return found
    }
}

extension [ObjectID: [FlagSpell]] {
    /// The words of the flags that each object had, each once.
    package var words: [ObjectID: [String]] {
        mapValues { spells in ObjectFlag.allCases.filter { flag in spells.contains { $0.flag == flag } }.map(\.rawValue) }
    }
}

extension ObjectFlag {
    /// A name with its flags behind it: `教育局（时通时断）`; a word that is no flag of netmon's stays what it is.
    static func name(_ name: String, with flags: [String], in language: ReportLanguage) -> String {
        guard !flags.isEmpty else { return name }
        let words = flags.map { ObjectFlag(rawValue: $0)?.phrase.text(in: language) ?? $0 }
        return Phrase.flagged.text(in: language, name, words.joined(separator: language.listSeparator))
    }

    private var phrase: Phrase {
        switch self {
        case .flapping: .flapping
        }
    }
}
