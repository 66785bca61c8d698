/// Where the control socket is and whose it is; what is left out is chosen by the store's place.
package struct ControlSettings: Hashable, Sendable {
    /// Nil: `/run/netmon/netmon.sock` for the usual store, else beside the store.
    package var socket: String?
    /// The group whose members may change the store, by name or number; nil: the group of the store's folder.
    package var group: String?

    package init(socket: String? = nil, group: String? = nil) {
        self.socket = socket
        self.group = group
    }
}
