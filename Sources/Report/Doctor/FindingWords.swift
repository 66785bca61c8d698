/// A finding in words, in both languages: what is, and how to mend it where there is something to mend.
struct FindingWords {
    struct Sentence {
        var what: String
        var mend: String?
    }

    var zh: Sentence
    var en: Sentence

    init(zh: String, en: String, mend: (zh: String, en: String)? = nil) {
        self.zh = Sentence(what: zh, mend: mend?.zh)
        self.en = Sentence(what: en, mend: mend?.en)
    }

    func sentence(in language: ReportLanguage) -> Sentence {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
