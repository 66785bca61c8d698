internal import Foundation

/// What every "permission denied" of netmon ends with: where to ask which right is missing.
package enum PermissionHint {
    package static let text = "run 'netmon doctor' to see which right is missing and how to give it"

    /// `; run 'netmon doctor' …` after a refusal (EACCES, EPERM), nothing after any other error number.
    package static func after(_ number: Int32) -> String {
        number == EACCES || number == EPERM ? "; " + text : ""
    }

    /// The same for an error of Foundation's, which hides the number inside.
    package static func after(_ error: any Error) -> String {
        after(number(of: error))
    }

    /// A sentence without the pointer to `netmon doctor` at its end: for `netmon doctor` itself.
    package static func removed(from sentence: String) -> String {
        sentence.firstRange(of: "; run 'netmon doctor'").map { String(sentence[..<$0.lowerBound]) } ?? sentence
    }

    /// The C library's error number behind an error; 0 where it has none.
    package static func number(of error: any Error) -> Int32 {
        let error = error as NSError
        if error.domain == NSPOSIXErrorDomain { return Int32(truncatingIfNeeded: error.code) }
        if let inner = error.userInfo[NSUnderlyingErrorKey] as? any Error { return number(of: inner) }
        switch error.code {
        case CocoaError.fileReadNoPermission.rawValue, CocoaError.fileWriteNoPermission.rawValue: return EACCES
        case _: return 0
        }
    }
}
