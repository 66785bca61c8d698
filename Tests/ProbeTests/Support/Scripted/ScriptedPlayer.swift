import Foundation
import NetInventory

/// Does behind the device what the script says, on a thread of its own.
final class ScriptedPlayer: Sendable {
    private let device: TunDevice
    private let stop: FileHandle
    private let script: ScriptedNetwork.Script
    private let log: ArrivalLog

    init(device: consuming TunDevice, stop: FileHandle, script: @escaping ScriptedNetwork.Script, log: ArrivalLog) {
        self.device = device
        self.stop = stop
        self.script = script
        self.log = log
    }

    func run() {
        var kept: [[UInt8]] = []
        var counts: [IPAddress: Int] = [:]
        while true {
            var polled = [
                pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop.fileDescriptor, events: Int16(POLLIN), revents: 0),
            ]
            // Sound: the array lives through the call and its own count is given.
            unsafe poll(&polled, nfds_t(polled.count), -1)
            while let packet = device.read() {
                guard var echo = ArrivedEcho(packet) else { continue }
                echo.number = counts[echo.destination, default: 0]
                counts[echo.destination] = echo.number + 1
                log.note(echo)
                for reaction in script(echo) { play(reaction, echo, &kept) }
            }
            if polled[1].revents != 0 { return }
        }
    }

    private func play(_ reaction: Reaction, _ echo: ArrivedEcho, _ kept: inout [[UInt8]]) {
        switch reaction {
        case .keep(let later): if let packet = packet(later, echo) { kept.append(packet) }
        case .release: letGo(&kept)
        case .rest(let milliseconds): usleep(milliseconds * 1000)
        case .answer, .word: if let packet = packet(reaction, echo) { device.write(packet) }
        }
    }

    private func packet(_ reaction: Reaction, _ echo: ArrivedEcho) -> [UInt8]? {
        switch reaction {
        case .answer(let source, let flaw): echo.reply(from: source, flaw: flaw)
        case .word(let word): echo.packet(word, from: ScriptedNetwork.router(echo.family))
        case .keep, .release, .rest: nil
        }
    }

    private func letGo(_ kept: inout [[UInt8]]) {
        for packet in kept { device.write(packet) }
        kept.removeAll()
    }
}
