internal import Monitor
internal import NetInventory

extension WitnessReason {
    /// What kept netmon from judging, for people.
    var phrase: Phrase {
        switch self {
        case .off: .witnessOff
        case .link: .witnessLink
        case .route: .witnessRoute
        case .gateway: .witnessGateway
        case .late: .witnessLate
        case .drops: .witnessDrops
        case .clock: .witnessClock
        }
    }
}

extension WitnessSpell {
    /// `网卡无链路（eth0）`
    func words(in language: ReportLanguage) -> String {
        let reason = reason.phrase.text(in: language)
        return detail.isEmpty ? reason : Phrase.witnessOf.text(in: language, reason, detail)
    }
}
