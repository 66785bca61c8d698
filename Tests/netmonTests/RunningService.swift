import Foundation
import Glibc

@testable import Demo

/// `netmon run` in a folder, until its end.
final class RunningService {
    let store: String
    let topology: URL
    private let child: ChildProcess
    private let files: [URL]
    private var isEnded = false

    /// Three units on loopback that are asked every second, and a port that refuses.
    init(
        in folder: URL, store: URL? = nil, topology text: String = RunVerbTests.topology, environment: [String: String] = [:],
        as user: TestUser? = nil
    ) throws {
        topology = folder.appendingPathComponent("topology")
        try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: topology.appendingPathComponent("a.yaml"))
        self.store = (store ?? folder.appendingPathComponent("s.sqlite")).path
        files = ["in", "out", "err"].map { folder.appendingPathComponent("\($0)-\(UUID().uuidString)") }
        for file in files { try Data().write(to: file) }
        child = try NetmonBinary.start(
            ["run", "--topology", topology.path, "--store", self.store], in: folder, input: files[0], output: files[1],
            complaints: files[2],
            environment: environment, as: user)
    }

    deinit {
        if !isEnded {
            child.kill()
            _ = child.wait()
        }
    }

    var processID: Int32 { child.processID }
    var place: [String] { ["--topology", topology.path, "--store", store] }
    var log: String { (try? String(contentsOf: files[2], encoding: .utf8)) ?? "" }

    func write(_ text: String) throws {
        try Data(text.utf8).write(to: topology.appendingPathComponent("a.yaml"))
    }

    /// Waits until so many results more than `seen` are stored; returns how many there are.
    @discardableResult
    func waitForResults(_ count: Int = 8, after seen: Int = 0) throws -> Int {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let found = try RunVerbTests.results(store)
            if found >= seen + count { return found }
        }
        throw CocoaError(.featureUnsupported, userInfo: [NSLocalizedDescriptionKey: "no results came: \(log)"])
    }

    /// Waits until the log says something.
    func waitForLog(_ text: String) throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if log.contains(text) { return }
            usleep(20_000)
        }
        throw CocoaError(.featureUnsupported, userInfo: [NSLocalizedDescriptionKey: "'\(text)' was never said: \(log)"])
    }

    func signal(_ number: Int32) {
        kill(child.processID, number)
    }

    /// Ends it; its exit status.
    func end(by number: Int32 = SIGTERM) -> Int32 {
        isEnded = true
        signal(number)
        return child.wait()
    }
}
