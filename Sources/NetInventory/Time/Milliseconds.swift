/// A length of time in whole milliseconds.
package struct Milliseconds: Hashable, Comparable, Sendable {
    package var count: Int64

    package init(_ count: Int64) {
        self.count = count
    }

    package static func seconds(_ count: Int64) -> Milliseconds { Milliseconds(count * 1000) }
    package static let zero = Milliseconds(0)

    package static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }
    package static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds { Milliseconds(left.count + right.count) }
    package static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds { Milliseconds(left.count - right.count) }
    package static func * (length: Milliseconds, factor: Int64) -> Milliseconds { Milliseconds(length.count * factor) }
    package static func += (left: inout Milliseconds, right: Milliseconds) { left.count += right.count }
}
