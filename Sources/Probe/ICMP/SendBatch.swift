import CLinuxNet
import Glibc
import NetInventory
import WireBytes

/// Echoes that go to the kernel in one call; owns the memory from which it reads them.
///
/// Small on purpose: one reading of the clocks serves the whole batch, so its length is the error of the last echo's time.
@safe
struct SendBatch: ~Copyable {
    static let capacity = 16

    private(set) var count = 0
    /// Whether the control bytes are others than those of the beginning.
    private var isWritten = false
    private let messages: UnsafeMutablePointer<cln_message>
    private let vectors: UnsafeMutablePointer<iovec>
    private let names: UnsafeMutableRawBufferPointer
    /// The beginning of each echo; what is longer goes on in the padding.
    private let fronts: UnsafeMutableRawBufferPointer
    /// As long as usual echoes are: the kernel takes one piece faster than two.
    private static let frontSize = 128
    private let controls: UnsafeMutableRawBufferPointer
    /// The control bytes of an echo that is stamped and has no other wish.
    private let plainControl: Int
    /// Shared by all echoes: zeros, which leave a checksum as it is.
    private let padding: UnsafeMutableRawBufferPointer

    init() {
        unsafe messages = .allocate(capacity: Self.capacity)
        unsafe vectors = .allocate(capacity: Self.capacity * 2)
        unsafe names = .allocate(byteCount: Self.capacity * SocketAddressBytes.capacity, alignment: 8)
        unsafe fronts = .allocate(byteCount: Self.capacity * Self.frontSize, alignment: 8)
        unsafe controls = .allocate(byteCount: Self.capacity * PacketControl.capacity, alignment: 16)
        unsafe controls.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe padding = .allocate(byteCount: EchoBurst.largestPayload, alignment: 8)
        unsafe names.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe fronts.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe padding.initializeMemory(as: UInt8.self, repeating: 0)
        var plain = 0
        for index in 0..<Self.capacity {
            var control = unsafe part(controls, index, PacketControl.capacity).mutableBytes
            plain = PacketControl.write(PacketOptions(), interface: 0, family: .v4, isStamped: true, into: &control)
            unsafe (vectors + 2 * index).initialize(to: iovec(iov_base: part(fronts, index, Self.frontSize).baseAddress, iov_len: 0))
            unsafe (vectors + 2 * index + 1).initialize(to: iovec(iov_base: padding.baseAddress, iov_len: 0))
            var header = unsafe msghdr()
            unsafe header.msg_name = part(names, index, SocketAddressBytes.capacity).baseAddress
            unsafe header.msg_iov = vectors + 2 * index
            unsafe header.msg_iovlen = 2
            unsafe header.msg_control = part(controls, index, PacketControl.capacity).baseAddress
            unsafe (messages + index).initialize(to: cln_message(header: header, length: 0))
        }
        plainControl = plain
    }

    deinit {
        unsafe messages.deallocate()
        unsafe vectors.deallocate()
        unsafe names.deallocate()
        unsafe fronts.deallocate()
        unsafe controls.deallocate()
        unsafe padding.deallocate()
    }

    var isFull: Bool { count == Self.capacity }

    mutating func removeAll() { count = 0 }

    /// Writes one more echo; there must be room.
    mutating func add(_ mark: EchoMark, _ departure: EchoDeparture) {
        let (address, size) = (departure.address, departure.size)
        precondition(!isFull && size >= EchoMark.payloadByteCount && size <= EchoBurst.largestPayload)
        let index = count
        count += 1
        // Sound: `index` lies below the capacity for which all five blocks were made.
        unsafe Self.write(mark, family: address.family, into: part(fronts, index, Self.frontSize))
        let name = unsafe part(names, index, SocketAddressBytes.capacity)
        var nameBytes = unsafe name.mutableBytes
        SocketAddressBytes.write(address, into: &nameBytes)
        unsafe messages[index].header.msg_namelen = socklen_t(SocketAddressBytes.count(address.family))
        let length = size + EchoMark.byteCount - EchoMark.payloadByteCount
        unsafe vectors[2 * index].iov_len = min(length, Self.frontSize)
        unsafe vectors[2 * index + 1].iov_len = max(0, length - Self.frontSize)
        unsafe messages[index].header.msg_iovlen = length > Self.frontSize ? 2 : 1
        unsafe messages[index].header.msg_controllen = writeControl(departure, at: index)
    }

    /// Hands the echoes from `first` on to the kernel: how many it took, or its error for the first of them.
    mutating func send(from first: Int, through descriptor: Int32) -> Result<Int, SystemCallError> {
        precondition(first < count)
        // Sound: only initialized messages are passed, and all they point to is owned by this batch.
        let taken = unsafe cln_sendmmsg(descriptor, messages + first, UInt32(count - first), Int32(MSG_DONTWAIT))
        return taken < 0 ? .failure(.last("sendmmsg")) : .success(Int(taken))
    }

    /// What was written there before stays as long as nobody has another wish.
    private mutating func writeControl(_ departure: EchoDeparture, at index: Int) -> Int {
        guard departure.packet != nil || isWritten else { return departure.isStamped ? plainControl : 0 }
        isWritten = true
        var control = unsafe part(controls, index, PacketControl.capacity).mutableBytes
        return PacketControl.write(
            departure.packet ?? PacketOptions(), interface: departure.interface, family: departure.address.family,
            isStamped: departure.isStamped, into: &control)
    }

    private static func write(_ mark: EchoMark, family: IPAddress.Family, into bytes: UnsafeMutableRawBufferPointer) {
        var span = unsafe bytes.mutableBytes
        span.store(byte: family == .v4 ? 8 : 128, at: 0)
        span.store(byte: 0, at: 1)
        span.store(big16: 0, at: 2)
        span.store(big16: mark.identifier, at: 4)
        span.store(big16: mark.sequence, at: 6)
        span.store(big64: mark.cookie ?? 0, at: 8)
        span.store(big64: mark.token ?? 0, at: 16)
        // For ICMPv6, whose checksum covers the addresses too, the kernel computes it (RFC 3542 §3.1).
        guard family == .v4 else { return }
        // All behind the mark is zero and leaves the sum as it is.
        let marked = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<EchoMark.byteCount])
        span.store(big16: unsafe InternetChecksum.of(marked.bytes), at: 2)
    }
}

/// The index-th part of a block of equal parts.
func part(_ block: UnsafeMutableRawBufferPointer, _ index: Int, _ size: Int) -> UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(rebasing: block[index * size..<(index + 1) * size])
}
