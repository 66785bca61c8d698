/// The room that packets have on their way in: a socket's buffer, and the rings of the interfaces that are up.
package struct NetworkFacts: Hashable, Sendable {
    /// Descriptors in use, and the most that the interface takes.
    package struct Ring: Hashable, Sendable {
        package var size: Int
        package var most: Int

        package init(size: Int, most: Int) {
            self.size = size
            self.most = most
        }
    }

    /// An interface that is up, loopback left out.
    package struct Interface: Hashable, Sendable {
        package var name: String
        /// Nil where its driver does not say, as in a container.
        package var receive: Ring?
        package var send: Ring?

        package init(name: String, receive: Ring?, send: Ring?) {
            self.name = name
            self.receive = receive
            self.send = send
        }
    }

    /// `net.core.rmem_max` and `net.core.rmem_default`, in bytes.
    package var receiveMost: Int?
    package var receiveDefault: Int?
    package var interfaces: [Interface]

    package init(receiveMost: Int?, receiveDefault: Int?, interfaces: [Interface]) {
        self.receiveMost = receiveMost
        self.receiveDefault = receiveDefault
        self.interfaces = interfaces
    }
}
