/// How `netmon demo` goes on after `DemoNamespaces.enter`.
package enum DemoEntry: Sendable {
    /// The demo ran in a process of its own inside a namespace; leave with its exit status.
    case finished(status: Int32)
    /// This is the process that plays the demo.
    case play(DemoPlacement)
}
