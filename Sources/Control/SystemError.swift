import Glibc

/// What the kernel complained of.
enum SystemError {
    static func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
