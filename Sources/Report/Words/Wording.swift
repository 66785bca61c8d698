/// A sentence in both languages whose parts are worked out where it is made; what stands alone is in `Phrase`.
struct Wording: Hashable, Sendable {
    var zh: String
    var en: String

    init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    func text(in language: ReportLanguage) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}

extension [Wording] {
    /// One after another; English sentences with a blank between them.
    func joined(in language: ReportLanguage) -> String {
        map { $0.text(in: language) }.filter { !$0.isEmpty }.joined(separator: language == .zh ? "" : " ")
    }
}
