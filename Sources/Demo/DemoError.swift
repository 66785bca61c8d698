/// Why the demo cannot be played; the description is the sentence for the user and says what to do.
package enum DemoError: Error, Hashable, CustomStringConvertible {
    /// The topology has something that the demo cannot make real on this machine.
    case topology(String)
    /// The options contradict one another.
    case usage(String)
    /// A program of the machine is missing or failed: `ip`, `unshare`.
    case tool(String)
    /// The process that plays the county ended, or said something that was not expected.
    case county(String)

    package var description: String {
        switch self {
        case .topology(let sentence), .usage(let sentence), .tool(let sentence), .county(let sentence): sentence
        }
    }
}
