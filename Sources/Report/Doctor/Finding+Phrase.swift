internal import Doctor

extension Finding.Area {
    var phrase: Phrase {
        switch self {
        case .rights: .rightsArea
        case .sockets: .socketsArea
        case .clock: .clockArea
        case .network: .networkArea
        case .store: .storeArea
        case .disk: .diskArea
        case .control: .controlArea
        case .configuration: .configurationArea
        case .topology: .topologyArea
        }
    }
}

extension Finding.State {
    /// Columns of the widest mark in either language.
    static let markWidth = 7

    var phrase: Phrase {
        switch self {
        case .ok: .stateOK
        case .warning: .stateWarning
        case .problem: .stateProblem
        case .unknown: .stateUnknown
        }
    }

    /// The word, filled up to the width of all.
    func mark(in language: ReportLanguage) -> String {
        let word = phrase.text(in: language)
        return word + String(repeating: " ", count: max(0, Self.markWidth - DisplayWidth.of(word)))
    }
}
