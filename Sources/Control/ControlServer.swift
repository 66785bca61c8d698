import CLinuxNet
internal import Foundation
import Glibc
package import Logging
import Synchronization

/// The service's side: listens, and gives each conversation a thread of its own.
///
/// Threads that wait, for they are few and cost nothing while nobody speaks; what a conversation does never runs on the loop that
/// probes. Sizes, times and the number of conversations are bounded, so that no client can do harm by what it sends or leaves unsent.
package final class ControlServer: Sendable {
    package var path: String { file.path }
    private let file: ControlSocketFile
    private let handler: any ControlHandler
    private let logger: Logger
    private let conversations = Mutex<[Int32: SocketDescriptor]>([:])
    /// Written to once, when it is time to stop.
    private let bell: SocketDescriptor
    private let threads = DispatchGroup()

    private static let mostConversations = 16
    /// Seconds within which the request must have come.
    private static let requestPatience = 10

    package init(path: String, group: String?, handler: any ControlHandler, logger: Logger) throws(ControlError) {
        file = try ControlSocketFile(path: path, group: group)
        self.handler = handler
        self.logger = logger
        bell = SocketDescriptor(cln_eventfd())
        run { $0.listen() }
    }

    /// Ends all conversations, takes the socket away, and returns when nothing of it runs any more.
    package func stop() {
        var one: UInt64 = 1
        _ = unsafe write(bell.number, &one, MemoryLayout<UInt64>.size)
        conversations.withLock { open in
            for socket in open.values { shutdown(socket.number, Int32(SHUT_RDWR)) }
        }
        threads.wait()
        file.remove()
    }

    private func run(_ body: @escaping @Sendable (ControlServer) -> Void) {
        threads.enter()
        let thread = Thread {
            body(self)
            self.threads.leave()
        }
        thread.name = "netmon control"
        thread.start()
    }

    private func listen() {
        while true {
            var waiting = [
                pollfd(fd: file.listener.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: bell.number, events: Int16(POLLIN), revents: 0),
            ]
            let ready = unsafe poll(&waiting, 2, -1)
            if waiting[1].revents != 0 { return }
            guard ready > 0 else { continue }
            let accepted = cln_accept(file.listener.number)
            guard accepted >= 0 else {
                // Out of descriptors, perhaps: not a reason to spin.
                if errno != EAGAIN, errno != EINTR { usleep(100_000) }
                continue
            }
            let socket = SocketDescriptor(accepted)
            let isTaken = conversations.withLock { open in
                guard open.count < Self.mostConversations else { return false }
                open[accepted] = socket
                return true
            }
            guard isTaken else {
                let sentence = "netmon has \(Self.mostConversations) conversations at its control socket already; try again in a moment"
                try? ControlOutput(socket, patience: 0).send(.failed(.init(sentence)))
                continue
            }
            run { server in
                server.converse(socket)
                server.conversations.withLock { $0[accepted] = nil }
            }
        }
    }

    /// One request and its answer.
    private func converse(_ socket: SocketDescriptor) {
        let output = ControlOutput(socket)
        do {
            guard let peer = ControlPeer(socket) else { return }
            guard peer.mayCommand(serviceUser: geteuid(), group: file.group) else {
                logger.warning("the control socket refused a user", metadata: ["user": "\(peer.user)"])
                throw ControlError.denied(path: path)
            }
            let input = ControlInput(socket)
            guard let line = try input.line(longest: ControlRequest.longest, within: Deadline(seconds: Self.requestPatience)) else {
                return
            }
            let request = try ControlRequest(line: line)
            logger.info("asked through the control socket", metadata: ["verb": "\(request.verb.rawValue)", "user": "\(peer.user)"])
            try output.send(handler.answer(request, ControlExchange(input: input, output: output)))
        } catch {
            try? output.send(.failed(.init("\(error)")))
        }
        // What the other side still sends is read for a moment, for closing before it has been read would drop the answer.
        shutdown(socket.number, Int32(SHUT_WR))
        ControlInput(socket).drain()
    }
}
