/// What a field that the planners declare themselves may hold.
enum LocalFieldForm: String, CaseIterable, Sendable {
    case text, number, date

    var form: ScalarForm {
        switch self {
        case .text: .text
        case .number: .decimal
        case .date: .date
        }
    }
}
