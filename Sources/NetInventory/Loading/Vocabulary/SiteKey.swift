/// Keys of `sites`, the disclosure sites.
enum SiteKey: String, TopologyKey {
    case name, unit, url, path, under, portal
    case formerURL = "former_url"
    case checks, kind

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .unit: .required(.reference(.unit), "the unit that it belongs to")
        case .url: .optional(.url, "its address")
        case .path: .optional(.path, "its path on the host of `under`, instead of `url`")
        case .under: .optional(.reference(.site), "the portal; default the only one")
        case .portal: .optional(.yesNo, "whether it is the portal rather than a sub-site; default no")
        case .formerURL: .optional(.url, "the address that it had before; never probed")
        case .checks: .optional(.checks, "default: HTTP to its address")
        case .kind: .optional(.reference(.kind), "the kind whose keys it takes over")
        }
    }
}
