import Foundation
import Glibc

/// Who types a command.
enum Caller {
    /// Who called sudo, else the user's name.
    static var name: String {
        if let caller = ProcessInfo.processInfo.environment["SUDO_USER"], !caller.isEmpty { return caller }
        let name = NSUserName()
        return name.isEmpty ? String(geteuid()) : name
    }
}
