import Foundation

/// Names for one and the same store.
enum StorePlace {
    /// The path without links and dots, as far as it can be followed.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
