import NetInventory
import Testing
import WireBytes

@testable import Probe

@Suite struct ICMPMessageTests {
    private let mark = EchoMark(identifier: 0x1234, sequence: 0x0102, cookie: 0xc0ff_ee00_dead_beef, token: 77)
    private let destination = IPAddress(v4: 0x7f01_0203)

    @Test func `a raw IPv4 reply is read behind its header, options included`() {
        for words in [5, 6, 15] {
            let packet = Packets.ipv4(Packets.echo(type: 0, mark), headerWords: words)
            #expect(ICMPMessage.rawV4(packet, isWhole: true) == .reply(mark), "\(words) words of header")
        }
        #expect(ICMPMessage.v4(Packets.echo(type: 0, mark)) == .reply(mark))
        #expect(ICMPMessage.v6(Packets.echo(type: 129, mark)) == .reply(mark))
    }

    @Test func `a flipped bit is found where the whole packet is there`() {
        var packet = Packets.ipv4(Packets.echo(type: 0, mark, padding: 40))
        packet[packet.count - 1] ^= 0x10
        #expect(ICMPMessage.rawV4(packet, isWhole: true) == .corrupt)
        #expect(ICMPMessage.rawV4(packet, isWhole: false) == .reply(mark))
    }

    @Test func `a reply too short for cookie and token has none`() {
        let short = Array(Packets.echo(type: 0, mark).prefix(20))
        #expect(ICMPMessage.v4(short) == .reply(EchoMark(identifier: 0x1234, sequence: 0x0102, cookie: mark.cookie, token: nil)))
    }

    @Test(arguments: [
        (UInt8(3), UInt8(0), ProbeFailure.Code.netUnreachable), (3, 1, .hostUnreachable), (3, 3, .portUnreachable), (3, 4, .tooBig),
        (3, 13, .adminProhibited), (3, 10, .adminProhibited), (11, 0, .ttlExceeded),
    ])
    func `IPv4 errors say what they mean and whom they quote`(type: UInt8, subtype: UInt8, code: ProbeFailure.Code) {
        let quoted = Packets.ipv4(Packets.echo(type: 8, mark), to: destination, headerWords: 7)
        let packet = Packets.ipv4(Packets.error(type, subtype, mtu: 1400, quoting: quoted))
        let expected = ICMPFailure(
            code: code, type: type, subtype: subtype, mtu: code == .tooBig ? 1400 : nil, destination: destination, quoted: mark
        )
        #expect(ICMPMessage.rawV4(packet, isWhole: true) == .failure(expected))
    }

    @Test func `an error may quote no more than eight bytes of the echo`() {
        let quoted = Packets.ipv4(Packets.echo(type: 8, mark), to: destination).prefix(28)
        let packet = Packets.ipv4(Packets.error(3, 1, quoting: Array(quoted)))
        let expected = ICMPFailure(
            code: .hostUnreachable, type: 3, subtype: 1, mtu: nil, destination: destination,
            quoted: EchoMark(identifier: 0x1234, sequence: 0x0102, cookie: nil, token: nil)
        )
        #expect(ICMPMessage.rawV4(packet, isWhole: true) == .failure(expected))
    }

    @Test func `redirects, reassembly timeouts and errors about other traffic are no verdict`() {
        let ours = Packets.ipv4(Packets.echo(type: 8, mark), to: destination)
        for (type, subtype) in [(UInt8(5), UInt8(1)), (11, 1), (4, 0), (12, 0)] {
            let packet = Packets.ipv4(Packets.error(type, subtype, quoting: ours))
            #expect(ICMPMessage.rawV4(packet, isWhole: true) == .other)
        }
        var udp = ours
        udp[9] = 17
        #expect(ICMPMessage.v4(Packets.error(3, 3, quoting: udp)) == .other)
        var laterFragment = ours
        laterFragment[7] = 5
        #expect(ICMPMessage.v4(Packets.error(3, 1, quoting: laterFragment)) == .other)
        let reply = Packets.ipv4(Packets.echo(type: 0, mark), to: destination)
        #expect(ICMPMessage.v4(Packets.error(3, 1, quoting: reply)) == .other)
    }

    @Test(arguments: [
        (UInt8(1), UInt8(0), ProbeFailure.Code.netUnreachable), (1, 3, .hostUnreachable), (1, 1, .adminProhibited), (2, 0, .tooBig),
        (3, 0, .ttlExceeded),
    ])
    func `IPv6 errors are read through extension headers`(type: UInt8, subtype: UInt8, code: ProbeFailure.Code) {
        let destination = IPAddress(v6: 0xfd00_0000_0000_0000_0000_0000_0000_0042)
        for extensions in [[], [UInt8(0)], [0, 44], [60, 43, 44]] {
            let quoted = Packets.ipv6(Packets.echo(type: 128, mark), to: destination, extensions: extensions)
            let packet = Packets.error(type, subtype, mtu: 1280, quoting: quoted)
            let expected = ICMPFailure(
                code: code, type: type, subtype: subtype, mtu: code == .tooBig ? 1280 : nil, destination: destination, quoted: mark
            )
            #expect(ICMPMessage.v6(packet) == .failure(expected), "extension headers \(extensions)")
        }
    }

    @Test func `no truncation and no garbage traps the parsers`() {
        var random = SystemRandomNumberGenerator()
        let v6 = IPAddress(v6: 1)
        let whole = [
            Packets.ipv4(Packets.echo(type: 0, mark, padding: 32)),
            Packets.ipv4(Packets.error(3, 1, quoting: Packets.ipv4(Packets.echo(type: 8, mark), to: destination, headerWords: 15))),
            Packets.error(1, 3, quoting: Packets.ipv6(Packets.echo(type: 128, mark), to: v6, extensions: [0, 43, 60, 44])),
        ]
        var seen = 0
        func feed(_ bytes: [UInt8]) {
            for message in [
                ICMPMessage.rawV4(bytes, isWhole: true), ICMPMessage.rawV4(bytes, isWhole: false),
                ICMPMessage.v4(bytes), ICMPMessage.v6(bytes),
            ] {
                if message != .other { seen += 1 }
            }
            _ = ICMPMessage.mark(bytes)
        }
        for packet in whole {
            for length in 0...packet.count { feed(Array(packet.prefix(length))) }
            for _ in 0..<4000 {
                var changed = packet
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    changed[Int.random(in: 0..<changed.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                feed(Array(changed.prefix(.random(in: 0...changed.count, using: &random))))
            }
        }
        for _ in 0..<4000 { feed((0..<Int.random(in: 0...120, using: &random)).map { _ in .random(in: 0...255, using: &random) }) }
        // The seeds themselves are readable, so the parsers were really at work.
        #expect(seen > whole.count)
    }
}
