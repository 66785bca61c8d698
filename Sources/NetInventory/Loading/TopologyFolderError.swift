/// Why a topology folder could not be read at all, so that there is nothing to check.
package enum TopologyFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    case notFound(String)
    case notAFolder(String)
    /// There is no file that ends in `.yaml` or `.yml`.
    case noFiles(String)
    /// More than `YamlLimits.files` of them.
    case tooManyFiles(String)
    /// More than `YamlLimits.folderBytes` in all.
    case tooLarge(String)
    case unreadable(String, reason: String)

    /// What is wrong and what to do.
    package var description: String {
        switch self {
        case .notFound(let path): "\(path): no such file or folder; name the topology with --topology DIR, or begin one with `netmon init`"
        case .notAFolder(let path): "\(path): not a folder; name the folder that the *.yaml files stand in"
        case .noFiles(let path): "\(path): no *.yaml file in this folder; begin with `netmon init`"
        case .tooManyFiles(let path): "\(path): more than 1,000 *.yaml files in this folder; keep one network in a folder"
        case .tooLarge(let path): "\(path): the *.yaml files of this folder are larger than 8 MiB together; keep one network in a folder"
        case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
        }
    }
}
