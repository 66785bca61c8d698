import CLinuxNet
internal import Foundation
import Glibc

/// Tells the service manager how the service fares: `sd_notify(3)` over the socket that `NOTIFY_SOCKET` names.
///
/// Without that variable nobody wants to know, and every call does nothing. A manager that does not listen never holds netmon up.
package struct ServiceNotifier: Sendable {
    private let socket: SocketDescriptor?
    private let address: String?
    /// How often the manager wants a sign of life: half of `WATCHDOG_USEC`; nil where it wants none of this process.
    package let watchdogInterval: Duration?

    package init(environment: [String: String] = ProcessInfo.processInfo.environment, process: Int32 = getpid()) {
        address = environment["NOTIFY_SOCKET"].flatMap { UnixAddress(notify: $0) == nil ? nil : $0 }
        socket = address == nil ? nil : .unix(SOCK_DGRAM)
        let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
        watchdogInterval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { microseconds in
            isOurs && microseconds > 0 ? .microseconds(microseconds / 2) : nil
        }
    }

    /// The store is being opened; what an import has left may have to be judged first, which takes its time.
    package func opening() {
        send("EXTEND_TIMEOUT_USEC=3600000000\nSTATUS=opening the store")
    }

    /// The service works: start-up, or a reload, is over.
    package func ready(_ status: String) {
        send("READY=1\nSTATUS=\(Self.oneLine(status))")
    }

    /// The topology is being read anew; `ready` ends it.
    package func reloading() {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
        send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)\nSTATUS=reading the topology anew")
    }

    package func stopping() {
        send("STOPPING=1\nSTATUS=writing what was judged to the disk")
    }

    /// A sign of life.
    package func watchdog() {
        send("WATCHDOG=1")
    }

    package func status(_ sentence: String) {
        send("STATUS=\(Self.oneLine(sentence))")
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    private func send(_ message: String) {
        guard let socket, let address = address.flatMap({ UnixAddress(notify: $0) }) else { return }
        let bytes = Array(message.utf8)
        unsafe address.with { target, size in
            _ = unsafe bytes.withUnsafeBytes {
                unsafe sendto(socket.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), target, size)
            }
        }
    }
}
