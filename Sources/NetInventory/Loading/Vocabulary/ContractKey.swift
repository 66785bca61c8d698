/// Keys of `contracts`; circuits under a contract take over `with`, `type`, `commit` and `a`.
enum ContractKey: String, TopologyKey {
    case name, with, sub, from, to, notice, fee, sla, type, commit, a

    /// What circuits take over.
    static let inherited: Set<ContractKey> = [.with, .type, .commit, .a]

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name; default its key")
        case .with: .required(.reference(.provider), "the provider")
        case .sub: .optional(.reference(.provider), "the subcontractor")
        case .from: .required(.date, "its first day")
        case .to: .required(.date, "its last day")
        case .notice: .optional(.days, "how long before its end to remind")
        case .fee: .optional(.money, "the fee, as written")
        case .sla: .optional(.table(.serviceLevel), "what was promised")
        case .type: .optional(.text, "type of its circuits")
        case .commit: .optional(.speed, "speed of its circuits")
        case .a: .optional(.reference(.location), "near end of its circuits")
        }
    }
}
