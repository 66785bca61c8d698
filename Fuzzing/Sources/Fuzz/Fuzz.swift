import CFuzzer
import FuzzTargets
import Glibc

/// `FUZZ_TARGET=NAME Fuzz [libFuzzer's options] [folders of seeds]`.
///
/// By the environment, because libFuzzer starts itself again with options of its own. SwiftPM renames an executable's `main` to this.
@_cdecl("Fuzz_main")
func fuzzMain(_ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32 {
    guard let name = unsafe getenv("FUZZ_TARGET"), let target = unsafe FuzzTarget(rawValue: String(cString: name)) else {
        print("set FUZZ_TARGET to one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        return 64
    }
    unsafe chosen = target
    var count = count
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe arguments
    return unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        unsafe chosen.take(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    }
}

/// Set once, before libFuzzer starts.
nonisolated(unsafe) private var chosen = FuzzTarget.topology
