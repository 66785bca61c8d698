import Foundation
import NetInventory

/// Why a file could not be read, in a sentence that names it.
struct TextFileError: Error, CustomStringConvertible {
    var description: String
}

/// The few texts that the command line reads and writes.
enum TextFile {
    /// 16 MiB: a million targets. More is not taken into memory.
    static let limit = 16 << 20

    static func read(_ path: String) throws(TextFileError) -> String {
        do {
            return try text(FileHandle(forReadingFrom: URL(fileURLWithPath: path)), path)
        } catch let error as TextFileError {
            throw error
        } catch {
            let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
            throw TextFileError(
                description: "\(path) cannot be read: \(reason?.localizedDescription ?? error.localizedDescription)"
                    + PermissionHint.after(error))
        }
    }

    static func standardInput() throws(TextFileError) -> String {
        do {
            return try text(.standardInput, "standard input")
        } catch let error as TextFileError {
            throw error
        } catch {
            throw TextFileError(description: "standard input cannot be read: \(error.localizedDescription)")
        }
    }

    private static func text(_ file: FileHandle, _ name: String) throws -> String {
        let data = try file.read(upToCount: limit + 1) ?? Data()
        guard data.count <= limit else { throw TextFileError(description: "\(name) is larger than 16 MiB: split it") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw TextFileError(description: "\(name) is not UTF-8 text: save it as UTF-8")
        }
        return text
    }
}
