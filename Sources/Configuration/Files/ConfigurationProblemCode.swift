/// The codes of what is wrong with a file that `netmon.yaml` names; stable for ever.
package enum ConfigurationProblemCode: String, CaseIterable, Sendable {
    case noSuchFile = "E0602"
    case notAFile = "E0603"
    case unreadable = "E0604"
    case tooOpen = "E0605"
    case wrongOwner = "E0606"
    case wrongSize = "E0607"
    case wrongContent = "E0608"

    /// What it stands for, for the table in the documentation.
    package var meaning: String {
        switch self {
        case .noSuchFile: "a file that does not exist"
        case .notAFile: "a folder, a device or a pipe where a regular file belongs"
        case .unreadable: "a file that netmon may not read"
        case .tooOpen: "a secret that others than its owner and the service's group may read or change"
        case .wrongOwner: "a secret that belongs neither to root nor to the user of the service"
        case .wrongSize: "an empty file, or one of more than 1 MiB"
        case .wrongContent: "no certificate or no key in the file, or a key that belongs to another certificate"
        }
    }
}
