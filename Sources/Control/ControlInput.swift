import Glibc

/// What comes from the other side: lines and chunks, each within its bounds of size and time.
///
/// Used by one thread.
package final class ControlInput {
    private let socket: SocketDescriptor
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ socket: SocketDescriptor) {
        self.socket = socket
    }

    /// The largest chunk of a file.
    static let largestChunk = 1 << 20

    /// The next line without its end; nil where the other side is done.
    func line(longest: Int, within deadline: Deadline) throws(ControlError) -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 10) {
                let line = Array(buffer[position..<end])
                position = end + 1
                guard line.count <= longest else { throw .tooLong(limit: longest) }
                return line
            }
            guard buffer.count - position <= longest else { throw .tooLong(limit: longest) }
            searched = buffer.count - position
            guard try more(until: deadline) else {
                if position < buffer.count { throw .brokenOff }
                return nil
            }
        }
    }

    /// The next chunk of a file; nil at its end, which is a chunk of no bytes.
    ///
    /// A chunk is its length in decimal digits on a line, and so many bytes. A file that ends without the empty chunk was cut off.
    package func chunk(patience seconds: Int = 60) throws(ControlError) -> [UInt8]? {
        guard let head = try line(longest: 8, within: Deadline(seconds: seconds)) else { throw .brokenOff }
        guard let count = Int(String(decoding: head, as: UTF8.self)), (0...Self.largestChunk).contains(count) else { throw .notUnderstood }
        if count == 0 { return nil }
        while buffer.count - position < count {
            guard try more(until: Deadline(seconds: seconds)) else { throw .brokenOff }
        }
        defer { position += count }
        return Array(buffer[position..<position + count])
    }

    /// Reads what still comes, for a moment and up to a bound.
    func drain() {
        let deadline = Deadline(seconds: 2)
        for _ in 0..<1024 {
            position = buffer.count
            guard let isMore = try? more(until: deadline), isMore else { return }
        }
    }

    /// Waits for bytes; false at the end.
    private func more(until deadline: Deadline) throws(ControlError) -> Bool {
        buffer.removeFirst(position)
        position = 0
        while true {
            guard socket.wait(for: Int32(POLLIN), until: deadline) else { throw .tooSlow(seconds: deadline.seconds) }
            let count = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { room in
                let count = unsafe recv(socket.number, room.baseAddress, room.count, 0)
                if count > 0 { unsafe buffer.append(contentsOf: room.prefix(count)) }
                return count
            }
            if count > 0 { return true }
            if count == 0 { return false }
            if errno != EINTR, errno != EAGAIN { throw .brokenOff }
        }
    }
}
