/// The monitoring that was asked for something has ended, or never began; another may follow.
package struct MonitorEnded: Error, Hashable, Sendable {
    package init() {}
}
