import Glibc

/// A call to the kernel that it refused: which one, and its reason.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
    var call: String
    var number: Int32

    /// Of the call that failed just now on this thread.
    static func last(_ call: String) -> SystemCallError { SystemCallError(call: call, number: errno) }

    /// `bind: Permission denied`
    package var description: String { "\(call): \(Self.text(number))" }

    /// The C library's sentence for an error number.
    package static func text(_ number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 128)
        // Sound: the buffer's own size is given, and the text ends with a zero inside it.
        return unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress, unsafe strerror_r(number, start, bytes.count) == 0 else { return "error \(number)" }
            return unsafe String(cString: start)
        }
    }
}
