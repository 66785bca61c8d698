/// Why planned work cannot be cancelled.
package enum MaintenanceRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(Int64)
    case cancelled(Int64)

    package var description: String {
        switch self {
        case .unknown(let number): "there is no planned work \(number); 'netmon maintenance list' shows them all"
        case .cancelled(let number): "the planned work \(number) is cancelled already"
        }
    }
}
