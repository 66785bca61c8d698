/// What a value must look like: text of a form, a list, a mapping with a table of its own, or one of the few special shapes.
package indirect enum ValueForm: Sendable {
    case scalar(ScalarForm)
    case list(ValueForm)
    /// One value, or a list of them.
    case oneOrMore(ValueForm)
    /// `none`, or what else it takes.
    case noneOr(ValueForm)
    /// A list of exactly two.
    case pair(ValueForm)
    case table(KeyTable)
    /// `none`, the key of `probes`, or a mapping of checks.
    case checks
    /// `none`, `DEVICE[:PORT]`, a mapping with `to`, or a list of these.
    case uplink
    /// `A:PORT -- B:PORT 25G`, or a mapping with `ends`.
    case link
    /// Year → list of holidays.
    case years
    /// A secret: `{file: PATH}` and never the secret itself.
    case secretFile
    /// Not looked into.
    case anything

    package var noun: String {
        switch self {
        case .scalar(let form): form.noun
        case .list(let form): "a list of: \(form.noun)"
        case .oneOrMore(let form): "\(form.noun), or a list"
        case .noneOr(let form): "none, or \(form.noun)"
        case .pair(let form): "a list of two: \(form.noun)"
        case .table(let table): "a mapping (\(table.what))"
        case .checks: "a mapping of checks, the key of `probes`, or none"
        case .uplink: "none, a link end, a mapping (uplink), or a list"
        case .link: "`A:PORT -- B:PORT 25G` or a mapping"
        case .years: "year → list of holidays"
        case .secretFile: "`{file: PATH}`"
        case .anything: "anything"
        }
    }
}
