import Foundation
import Glibc
import Synchronization
import Testing

@testable import Control

@Suite("Verbs while the service runs", .timeLimit(.minutes(3)))
struct ControlVerbTests {
    /// Rows of a unit that the service asks, of a name that it does not know, and bad ones.
    static func csv(in folder: URL, rows count: Int = 12_000) throws -> String {
        let start = Int(Date().timeIntervalSince1970) - count - 30
        var text = "time,target,success,rtt_s\n"
        for row in 0..<count {
            text +=
                row % 5000 == 77 ? "yesterday,u1,1,\n" : "\(start + row),\(row % 3 == 0 ? "elsewhere" : "u1"),\(row % 100 < 90 ? 1 : 0),\n"
        }
        let file = folder.appendingPathComponent("rows.csv")
        try Data(text.utf8).write(to: file)
        return file.path
    }

    @Test("An import goes through the service, says what an offline import says, and leaves the live results and a sound store")
    func imports() throws {
        try TemporaryFolder.with { folder in
            let service = try RunningService(in: folder)
            let before = try service.waitForResults()
            let csv = try Self.csv(in: folder)
            let offline = ["--topology", service.topology.path, "--store", folder.appendingPathComponent("offline.sqlite").path]
            let rejects = ["live", "offline"].map { folder.appendingPathComponent("rejects-\($0).csv") }
            let reports = try zip([service.place, offline], rejects).map { place, kept in
                let outcome = try NetmonBinary.run(["store", "import", csv, "--format", "json", "--rejects", kept.path] + place)
                #expect(outcome.status == 0, "\(outcome.complaints)")
                #expect(outcome.complaints.split(separator: "\n").count == 3)
                #expect(outcome.complaints.contains("rows.csv:79: the time 'yesterday' is neither"))
                return outcome.output
            }
            #expect(reports[0] == reports[1])
            let kept = try rejects.map { try String(contentsOf: $0, encoding: .utf8) }
            #expect(kept[0] == kept[1])
            #expect(kept[0].split(separator: "\n").count == 4)
            #expect(reports[0].contains("\"accepted\": 11997"))
            #expect(try NetmonBinary.run(["store", "verify", "--store", service.store]).status == 0)
            let again = try NetmonBinary.run(["store", "import", csv, "--format", "json"] + service.place).json()
            #expect(again["accepted"] as? Int == 0)
            #expect(again["duplicates"] as? Int == 11_997)
            try service.waitForResults(8, after: before + 11_997)
            #expect(try NetmonBinary.run(["store", "compact"] + service.place.suffix(2)).status == 0)
            let wrong = try NetmonBinary.run(
                [
                    "store", "import", csv, "--store", folder.appendingPathComponent("other.sqlite").path, "--socket",
                    service.store + ".sock",
                ])
            #expect(wrong.status == 2)
            #expect(wrong.complaints.contains("this service keeps the store"))
            // A link to the store is the store.
            let link = folder.appendingPathComponent("link.sqlite")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(fileURLWithPath: service.store))
            let linked = try NetmonBinary.run(["store", "compact", "--store", link.path, "--socket", service.store + ".sock"])
            #expect(linked.status == 0, "\(linked.complaints)")
            #expect(service.end() == 0, "\(service.log)")
            #expect(!FileManager.default.fileExists(atPath: service.store + ".sock"))
            let verified = try NetmonBinary.run(["store", "verify", "--store", service.store])
            #expect(verified.status == 0, "\(verified.output)")
            #expect(try RunVerbTests.results(service.store) >= before + 11_997 + 8)
        }
    }

    @Test("One import at a time; what a client that goes away has sent is stored and judged")
    func cutOff() throws {
        struct GoneAway: Error {}
        try TemporaryFolder.with { folder in
            let service = try RunningService(in: folder)
            try service.waitForResults()
            let place = service.place
            let second = Mutex<NetmonBinary.Outcome?>(nil)
            let csv = try Self.csv(in: folder)
            let part = try Data(contentsOf: URL(fileURLWithPath: csv)).prefix(200_000)
            let turn = Mutex(0)
            #expect(throws: GoneAway.self) {
                try ControlClient(path: service.store + ".sock").ask(
                    ControlRequest(.importResults, file: "a.csv"),
                    file: {
                        let now = turn.withLock { turn in
                            turn += 1
                            return turn
                        }
                        if now == 1 { return [UInt8](part) }
                        // The service has begun on the first part by now, or holds it.
                        let outcome = try NetmonBinary.run(["store", "import", csv] + place)
                        second.withLock { $0 = outcome }
                        throw GoneAway()
                    })
            }
            let refused = try #require(second.withLock { $0 })
            #expect(refused.status == 2)
            #expect(refused.complaints.contains("an import of a.csv is under way; repeat the command when it has ended"))
            // The next one is let in when the first has been judged.
            var status: Int32 = 2
            let deadline = ContinuousClock.now + .seconds(60)
            while status != 0, ContinuousClock.now < deadline {
                status = try NetmonBinary.run(["store", "import", csv] + service.place).status
            }
            #expect(status == 0)
            #expect(try NetmonBinary.run(["store", "verify", "--store", service.store]).status == 0)
            #expect(service.end() == 0, "\(service.log)")
        }
    }

    @Test("Killed in the middle of an import: what was stored is judged at the next start, before anything is asked")
    func killedInImport() throws {
        try TemporaryFolder.with { folder in
            let service = try RunningService(in: folder)
            try service.waitForResults()
            let rows = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.csv(in: folder))))
            let killed = DispatchSemaphore(value: 0)
            let turn = Mutex(0)
            #expect(throws: ControlError.self) {
                try ControlClient(path: service.store + ".sock").ask(
                    ControlRequest(.importResults, file: "a.csv"),
                    file: {
                        let isFirst = turn.withLock { turn in
                            turn += 1
                            return turn == 1
                        }
                        if !isFirst { killed.wait() }
                        return isFirst ? rows : nil
                    }
                ) { line in
                    // Some of it is on the disk, and the file has no end yet.
                    guard case .progress = line else { return }
                    _ = service.end(by: SIGKILL)
                    killed.signal()
                }
            }
            let unjudged = try NetmonBinary.run(["store", "verify", "--store", service.store])
            #expect(unjudged.status == 1)
            #expect(unjudged.output.contains("the results of unit/u1 are not judged yet"))
            let next = try RunningService(in: folder)
            try next.waitForLog("monitoring")
            #expect(try NetmonBinary.run(["store", "verify", "--store", service.store]).status == 0)
            #expect(next.end() == 0, "\(next.log)")
            #expect(try RunVerbTests.results(service.store) > 5000)
        }
    }

    @Test("A reload puts a new topology in force, refuses a faulty one with its errors, and SIGHUP does the same")
    func reloads() throws {
        try TemporaryFolder.with { folder in
            // By itself it takes nothing.
            try Data("reload: manual\n".utf8).write(to: folder.appendingPathComponent("netmon.yaml"))
            let service = try RunningService(in: folder)
            let before = try service.waitForResults()
            let same = try NetmonBinary.run(["reload", "--format", "json", "--store", service.store])
            #expect(try same.json()["changed"] as? Bool == false)
            let more = RunVerbTests.topology.replacingOccurrences(
                of: "applications:", with: "  u4: {name: 新院, category: public_institution, net: 127.65.4.0/24, uplink: core}\napplications:"
            )
            try service.write(more)
            let reload = try NetmonBinary.run(["reload", "--format", "json", "--store", service.store])
            #expect(reload.status == 0, "\(reload.complaints)")
            #expect(try reload.json()["added"] as? Int == 1)
            #expect(try reload.json()["checks"] as? Int == 5)

            try service.write(more + "  nonsense: {name: 1, name: 2}\n")
            let faulty = try NetmonBinary.run(["reload", "--store", service.store])
            #expect(faulty.status == 2)
            #expect(faulty.complaints.contains("a.yaml:"))
            #expect(faulty.complaints.contains("and the one before stays in force"))
            service.signal(SIGHUP)
            try service.waitForLog("the topology in force stays")

            // The fourth unit is asked, with the faulty files on the disk.
            try service.waitForResults(12, after: before)
            try service.write(RunVerbTests.topology)
            service.signal(SIGHUP)
            try service.waitForLog("topology was read anew")
            #expect(service.end() == 0, "\(service.log)")
            #expect(try NetmonBinary.run(["store", "verify", "--store", service.store]).status == 0)
            let none = try NetmonBinary.run(["reload", "--store", service.store])
            #expect(none.status == 2)
            #expect(none.complaints.contains("no service answers at \(service.store).sock; start it with 'netmon run'"))
        }
    }

    @Test("The service manager hears of the start, of life, of a reload and of the end")
    func notifications() throws {
        try TemporaryFolder.with { folder in
            let place = folder.appendingPathComponent("notify").path
            let manager = try NotifySocket(path: place)
            let service = try RunningService(in: folder, environment: ["NOTIFY_SOCKET": place, "WATCHDOG_USEC": "2000000"])
            #expect(manager.next { $0.hasPrefix("READY=1") } == "READY=1\nSTATUS=monitoring 4 checks")
            for _ in 0..<3 { #expect(manager.next { $0 == "WATCHDOG=1" } != nil) }
            // READY=1 means that the control socket answers.
            #expect(try NetmonBinary.run(["reload", "--store", service.store]).status == 0)
            #expect(manager.next { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") } != nil)
            #expect(manager.next { $0.hasPrefix("READY=1") } != nil)
            service.signal(SIGTERM)
            #expect(manager.next { $0.hasPrefix("STOPPING=1") } != nil)
            #expect(service.end() == 0, "\(service.log)")
        }
    }
}
