/// A word or sentence for people, in both languages side by side.
protocol SpokenPhrase: CaseIterable, Sendable {
    /// `{1}`, `{2}`… are filled in order of the arguments; both languages take the same ones.
    var pair: (zh: String, en: String) { get }
}

extension SpokenPhrase {
    func text(in language: ReportLanguage, _ arguments: String...) -> String {
        let pattern = pattern(in: language)
        guard !arguments.isEmpty else { return pattern }
        // One pass, so that a name with braces in it stays what it is.
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}"), let number = Int(rest[open..<close].dropFirst()),
                arguments.indices.contains(number - 1)
            else { break }
            text += arguments[number - 1]
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    func pattern(in language: ReportLanguage) -> String {
        switch language {
        case .zh: pair.zh
        case .en: pair.en
        }
    }
}
