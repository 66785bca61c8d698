internal import Foundation

/// Lists and reads the files of a topology folder: `*.yaml` and `*.yml`, no subfolders, no hidden files, sorted by name.
package enum TopologyFolder {
    /// Each file's name is the folder as given, joined with its own.
    static func files(in folder: String) throws(TopologyFolderError) -> [TopologyFile] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { throw absence(of: folder) }
        guard isFolder.boolValue else { throw .notAFolder(folder) }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw refusal(folder, error)
        }
        let wanted = names.filter(isWanted).sorted()
        guard !wanted.isEmpty else { throw .noFiles(folder) }
        guard wanted.count <= YamlLimits.files else { throw .tooManyFiles(folder) }
        var files: [TopologyFile] = []
        var bytes = 0
        for name in wanted {
            let file = try file(folder.hasSuffix("/") ? folder + name : folder + "/" + name)
            bytes += file.bytes.count
            // Stopped here, so that no folder is held in memory that is not read.
            guard bytes <= YamlLimits.folderBytes else { throw .tooLarge(folder) }
            files.append(file)
        }
        return files
    }

    static func isWanted(_ name: String) -> Bool {
        !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
    }

    /// Reads one file, of a large one no more than shows that it is too large.
    package static func file(_ path: String) throws(TopologyFolderError) -> TopologyFile {
        guard FileManager.default.fileExists(atPath: path) else { throw absence(of: path) }
        do {
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let type = try FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
            guard type == .typeRegular else {
                throw TopologyFolderError.unreadable(path, reason: "it is no regular file but a folder, pipe or device; move it elsewhere")
            }
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            let data = try handle.read(upToCount: YamlLimits.bytes + 1) ?? Data()
            return TopologyFile(name: path, bytes: Array(data))
        } catch let error as TopologyFolderError {
            throw error
        } catch {
            throw refusal(path, error)
        }
    }

    /// What is behind a folder that may not be entered is not absent: nobody knows.
    private static func absence(of path: String) -> TopologyFolderError {
        var status = stat()
        if unsafe stat(path, &status) != 0, errno == EACCES {
            return .unreadable(path, reason: "permission denied" + PermissionHint.after(EACCES))
        }
        guard unsafe lstat(path, &status) == 0 else { return .notFound(path) }
        return .unreadable(path, reason: "a symbolic link that leads nowhere; mend or delete it")
    }

    private static func refusal(_ path: String, _ error: any Error) -> TopologyFolderError {
        let number = PermissionHint.number(of: error)
        guard number == EACCES || number == EPERM else { return .unreadable(path, reason: error.localizedDescription) }
        return .unreadable(path, reason: "permission denied" + PermissionHint.after(number))
    }
}
