/// Why there is no office-hours figure: nobody said which hours, or the holidays of a year are not known.
package enum OfficeHoursUnknown: Error, Hashable, Sendable {
    case noCalendar
    case noSuchCalendar(String)
    /// `file` is where the calendar stands, and where the years belong.
    case yearsUnknown(calendar: String, years: [Int], file: String)

    /// What JSON calls it.
    package var code: String {
        switch self {
        case .noCalendar: "no_calendar"
        case .noSuchCalendar: "no_such_calendar"
        case .yearsUnknown: "year_unknown"
        }
    }

    package func json() -> JSONValue {
        var members: [(String, JSONValue)] = [("code", .string(code))]
        switch self {
        case .noCalendar: break
        case .noSuchCalendar(let key): members.append(("calendar", .string(key)))
        case .yearsUnknown(let key, let years, let file):
            members += [("calendar", .string(key)), ("years", .array(years.map { .int(Int64($0)) })), ("file", .string(file))]
        }
        return .object(members)
    }

    package func sentence(in language: ReportLanguage) -> String {
        switch self {
        case .noCalendar: return Phrase.officeNoCalendar.text(in: language)
        case .noSuchCalendar(let key): return Phrase.officeNoSuchCalendar.text(in: language, key)
        case .yearsUnknown(let key, let years, let file):
            let list = years.map { String($0) }.joined(separator: language.listSeparator)
            return Phrase.officeYearUnknown.text(in: language, key, list, file)
        }
    }
}
