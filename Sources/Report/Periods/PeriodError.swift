/// Why words do not name a period that a report could be about.
package enum PeriodError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(String)
    /// Well written, but the calendar has none such: `2026-13`, `2027-W53`.
    case noSuchPeriod(String)
    case endsBeforeItBegins(String)
    /// Nothing of it has passed yet.
    case future(String, begins: String)

    /// One sentence that says what is wrong and what would be right.
    package func sentence(in language: ReportLanguage) -> String {
        let wrong =
            switch self {
            case .unreadable(let text): Phrase.periodUnreadable.text(in: language, text)
            case .noSuchPeriod(let text): Phrase.periodMissing.text(in: language, text)
            case .endsBeforeItBegins(let text): Phrase.periodBackwards.text(in: language, text)
            case .future(let text, let begins): Phrase.periodFuture.text(in: language, text, begins)
            }
        return Phrase.periodSentence.text(in: language, wrong, Phrase.periodForms.text(in: language))
    }

    package var description: String { sentence(in: .en) }
}
