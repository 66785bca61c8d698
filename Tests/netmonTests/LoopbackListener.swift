import Foundation
import Glibc

/// A TCP port of this test on 127.0.0.1; whoever connects is looked at one at a time.
final class LoopbackListener: Sendable {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let own = descriptor
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { place in
            unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(own, $0, length) == 0 && listen(own, 8) == 0 && getsockname(own, $0, &length) == 0
            }
        }
        guard isBound else { throw CocoaError(.featureUnsupported) }
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit {
        close(descriptor)
    }

    /// Takes the next connection, tells whose it is, and closes it.
    func acceptedFrom() -> String {
        let (peer, address) = take()
        close(peer)
        return address
    }

    /// Takes the next connection, reads its request to the blank line, and answers.
    func answerOne(_ answer: String) -> String {
        let (peer, _) = take()
        defer { close(peer) }
        var request = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.hasSuffix("\r\n\r\n") {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(peer, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            request += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
        let bytes = Array(answer.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(peer, $0.baseAddress, $0.count) }
        return request
    }

    private func take() -> (peer: Int32, address: String) {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let peer = unsafe withUnsafeMutablePointer(to: &address) { place in
            unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe accept(descriptor, $0, &length) }
        }
        let bits = UInt32(bigEndian: address.sin_addr.s_addr)
        return (peer, [24, 16, 8, 0].map { String(bits >> $0 & 0xff) }.joined(separator: "."))
    }
}
