import CFuzzer
import FuzzTargets

/// `Fuzz NAME [libFuzzer's options] [folders of seeds]`.
///
/// SwiftPM renames an executable's `main` to this.
@_cdecl("Fuzz_main")
func fuzzMain(_ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32 {
    guard count >= 2, let name = unsafe arguments[1], let target = unsafe FuzzTarget(rawValue: String(cString: name)) else {
        print("name one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        return 64
    }
    unsafe chosen = target
    // libFuzzer sees the program's name and its own options.
    unsafe arguments[1] = arguments[0]
    var rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe arguments + 1
    var restCount = count - 1
    return unsafe LLVMFuzzerRunDriver(&restCount, &rest) { data, size in
        unsafe chosen.take(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    }
}

/// Set once, before libFuzzer starts.
nonisolated(unsafe) private var chosen = FuzzTarget.topology
