import CLinuxNet

/// What the kernel keeps from a raw socket, which would otherwise wake us for all ICMP of the host.
enum ICMPFilter {
    /// One bit a type, set for what is blocked: all but echo reply, unreachable and time exceeded (linux/icmp.h).
    static let blockedV4: [UInt32] = [~(1 << 0 | 1 << 3 | 1 << 11)]

    /// The same over 256 types: all but the errors 1 to 3 and echo reply 129 (RFC 3542 §3.2).
    static let blockedV6: [UInt32] = {
        var words = [UInt32](repeating: .max, count: 8)
        words[0] &= ~(1 << 1 | 1 << 2 | 1 << 3)
        words[129 / 32] &= ~(1 << (129 % 32))
        return words
    }()

    /// Of echo replies only those with our identifier; errors all, since they quote it at a place that varies. IPv4 packets come with
    /// their IP header.
    static func programV4(_ identifier: UInt16) -> [cln_filter_instruction] {
        [
            step(loadHeaderLength, 0),
            step(loadByteBehindHeader, 0),
            jump(0, else: 2),
            step(loadHalfBehindHeader, 4),
            jump(UInt32(identifier), else: 1),
            step(accept, .max),
            step(accept, 0),
        ]
    }

    /// The same for ICMPv6, which comes without its IP header.
    static func programV6(_ identifier: UInt16) -> [cln_filter_instruction] {
        [
            step(loadByte, 0),
            jump(129, else: 2),
            step(loadHalf, 4),
            jump(UInt32(identifier), else: 1),
            step(accept, .max),
            step(accept, 0),
        ]
    }

    // Operation codes of classic BPF (linux/bpf_common.h): class | size | mode.
    private static let loadByte: UInt16 = 0x00 | 0x10 | 0x20
    private static let loadHalf: UInt16 = 0x00 | 0x08 | 0x20
    private static let loadByteBehindHeader: UInt16 = 0x00 | 0x10 | 0x40
    private static let loadHalfBehindHeader: UInt16 = 0x00 | 0x08 | 0x40
    private static let loadHeaderLength: UInt16 = 0x01 | 0x10 | 0xa0
    private static let jumpIfEqual: UInt16 = 0x05 | 0x10 | 0x00
    private static let accept: UInt16 = 0x06

    private static func step(_ code: UInt16, _ operand: UInt32) -> cln_filter_instruction {
        cln_filter_instruction(code: code, jump_if_true: 0, jump_if_false: 0, operand: operand)
    }

    /// Goes on with the next instruction where equal, else skips some.
    private static func jump(_ operand: UInt32, else skipped: UInt8) -> cln_filter_instruction {
        cln_filter_instruction(code: jumpIfEqual, jump_if_true: 0, jump_if_false: skipped, operand: operand)
    }
}
