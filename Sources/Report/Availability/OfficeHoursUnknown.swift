/// Why there is no office-hours figure: nobody said which hours, or the holidays of a year are not known.
package enum OfficeHoursUnknown: Error, Hashable, Sendable {
    case noCalendar
    case noSuchCalendar(String)
    case yearUnknown(calendar: String, year: Int)

    /// What JSON calls it.
    package var code: String {
        switch self {
        case .noCalendar: "no_calendar"
        case .noSuchCalendar: "no_such_calendar"
        case .yearUnknown: "year_unknown"
        }
    }

    package func sentence(in language: ReportLanguage) -> String {
        switch self {
        case .noCalendar: Phrase.officeNoCalendar.text(in: language)
        case .noSuchCalendar(let key): Phrase.officeNoSuchCalendar.text(in: language, key)
        case .yearUnknown(let key, let year): Phrase.officeYearUnknown.text(in: language, key, String(year))
        }
    }
}
