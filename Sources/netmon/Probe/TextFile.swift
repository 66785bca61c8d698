import Foundation
import NetInventory

/// Why a file could not be read, in a sentence that names it.
struct TextFileError: Error, CustomStringConvertible {
    var description: String
}

/// The few texts that the command line reads and writes.
enum TextFile {
    static func read(_ path: String) throws(TextFileError) -> String {
        do {
            return try text(Data(contentsOf: URL(fileURLWithPath: path)), path)
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
        try text(FileHandle.standardInput.readDataToEndOfFile(), "standard input")
    }

    private static func text(_ data: Data, _ name: String) throws(TextFileError) -> String {
        guard let text = String(validating: data, as: UTF8.self) else {
            throw TextFileError(description: "\(name) is not UTF-8 text: save it as UTF-8")
        }
        return text
    }
}
