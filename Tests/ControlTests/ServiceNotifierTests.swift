import CLinuxNet
import Foundation
import Glibc
import Testing

@testable import Control

@Suite("Service notifier", .timeLimit(.minutes(10)))
struct ServiceNotifierTests {
    @Test("Messages reach the manager's socket, by a path and by an abstract name", arguments: [false, true])
    func messages(isAbstract: Bool) throws {
        let name = "netmon-notify-\(UUID().uuidString)"
        let place = isAbstract ? "@\(name)" : FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        let manager = try #require(SocketDescriptor.bound(to: UnixAddress(notify: place), type: SOCK_DGRAM))
        defer { if !isAbstract { try? FileManager.default.removeItem(atPath: place) } }
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": place])
        notifier.ready("monitoring 3 checks\nREADY=0")
        notifier.watchdog()
        notifier.reloading()
        notifier.status("fine")
        notifier.stopping()
        #expect(manager.datagram() == "READY=1\nSTATUS=monitoring 3 checks READY=0")
        #expect(manager.datagram() == "WATCHDOG=1")
        let reloading = try #require(manager.datagram()).split(separator: "\n")
        #expect(reloading.first == "RELOADING=1")
        #expect(reloading.dropFirst().first?.hasPrefix("MONOTONIC_USEC=") == true)
        #expect(manager.datagram() == "STATUS=fine")
        #expect(manager.datagram()?.hasPrefix("STOPPING=1\n") == true)
    }

    @Test("Nobody to notify, a name that is none, and a manager that is gone: nothing happens")
    func nobody() {
        for place in [nil, "", "relative/path", "@", "/nowhere/at/all", "/" + String(repeating: "x", count: 200)] {
            let notifier = ServiceNotifier(environment: place.map { ["NOTIFY_SOCKET": $0] } ?? [:])
            notifier.ready("fine")
            #expect(notifier.watchdogInterval == nil)
        }
    }

    @Test("The watchdog is fed twice in its time, and only by the process that it means")
    func watchdog() {
        let settings = ["NOTIFY_SOCKET": "@x", "WATCHDOG_USEC": "30000000"]
        #expect(ServiceNotifier(environment: settings).watchdogInterval == .seconds(15))
        #expect(ServiceNotifier(environment: settings.merging(["WATCHDOG_PID": "7"]) { $1 }, process: 7).watchdogInterval == .seconds(15))
        #expect(ServiceNotifier(environment: settings.merging(["WATCHDOG_PID": "8"]) { $1 }, process: 7).watchdogInterval == nil)
        #expect(ServiceNotifier(environment: ["WATCHDOG_USEC": "soon"]).watchdogInterval == nil)
        #expect(ServiceNotifier(environment: ["WATCHDOG_USEC": "-3"]).watchdogInterval == nil)
    }

    @Test("A loop that stands still has no pulse after its allowance; one that turns, and none at all, have")
    func pulse() {
        var pulse = LoopPulse(allowance: .seconds(5), now: .zero)
        // The last two: a new plan's loop begins to count anew.
        let seen: [(turns: Int?, at: Int)] = [
            (nil, 100_000), (7, 101_000), (7, 106_000), (7, 106_001), (7, 900_000), (8, 901_000), (nil, 907_000), (8, 913_000),
        ]
        let beats = seen.map { pulse.beats($0.turns, at: .milliseconds($0.at)) }
        #expect(beats == [true, true, true, false, false, true, true, true])
    }
}
