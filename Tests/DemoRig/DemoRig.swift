import Demo
import Foundation
import NIOCore
import NIOPosix
import NetInventory

/// A demo as small as it can be, for the tests: three units, a device, a site and a silent port, in real namespaces.
///
/// `DemoRig play` cuts and mends and writes a line for each thing it sees; `DemoRig hang` starts the county, says so, and
/// waits for ever, to be killed.
@main
struct DemoRig {
    static let plan = CountyPlan(
        holders: [
            .init(object: "unit/a", addresses: ["127.65.1.1"]), .init(object: "unit/b", addresses: ["127.65.2.1", "127.65.2.2"]),
            .init(object: "unit/c", addresses: ["127.65.3.1"]), .init(object: "device/d", addresses: ["127.64.0.1"]),
        ],
        listeners: [
            .init(address: "127.64.9.10", port: 8080, pages: [.init(object: "site/a", path: "/a/", title: "甲")]),
            .init(address: "127.64.9.53", port: 5353),
        ])

    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["county"] { return try CountyServer.run() }
        switch try DemoNamespaces().enter(arguments: arguments) {
        case .finished(let status): exit(status)
        case .play(let placement):
            say("placement \(placement.isIsolated ? "isolated" : placement.sentence(.en))")
            let county = try await County.start(plan, placement: placement, command: ["/proc/self/exe", "county"])
            say("process \(getpid())")
            if arguments == ["hang"] { try await Task.sleep(for: .seconds(3600)) }
            try await play(county)
        }
    }

    private static func play(_ county: County) async throws {
        let places = [
            "127.65.1.1:7", "127.65.2.1:7", "127.65.2.2:7", "127.65.3.1:7", "127.64.0.1:7", "127.64.9.10:8080", "127.64.9.53:5353",
            // Nobody ever had this one.
            "127.65.9.9:7",
        ]
        say("county \(county.counts)")
        say("before " + (await ask(places)))
        let units = [ObjectID(.unit, "a"), ObjectID(.unit, "b")]
        let cut = try await county.order(CountyCommand(.cut, units))
        say("cut " + (await ask(places)))
        do {
            _ = try await county.order(CountyCommand(.cut, [ObjectID(.unit, "c"), ObjectID(.unit, "x")]))
        } catch {
            say("refused \(error)")
        }
        // Twice is once.
        _ = try await county.order(CountyCommand(.cut, units))
        let mend = try await county.order(CountyCommand(.mend, units))
        say("mended " + (await ask(places)))
        say("order \(cut.before <= cut.after && cut.after < mend.before && mend.before <= mend.after)")
        await county.end()
        say("links " + devices().joined(separator: " "))
    }

    /// What becomes of a connection to each place: `open`, `refused` (the address stands), `unreachable` (its router says it is gone).
    private static func ask(_ places: [String]) async -> String {
        var answers: [String] = []
        for place in places {
            let parts = place.split(separator: ":")
            do {
                let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                    .connectTimeout(.seconds(2))
                    .connect(host: String(parts[0]), port: Int(parts[1]) ?? 0).get()
                try await channel.close()
                answers.append("open")
            } catch let error as NIOConnectionError {
                answers.append(error.connectionErrors.map { word(for: $0.error) }.joined(separator: "+"))
            } catch {
                answers.append(word(for: error))
            }
        }
        return answers.joined(separator: " ")
    }

    private static func word(for error: any Error) -> String {
        switch (error as? IOError)?.errnoCode {
        case ECONNREFUSED: "refused"
        case EHOSTUNREACH: "unreachable"
        case let code: "\(code.map { "errno \($0)" } ?? "\(error)")"
        }
    }

    /// The network devices of the namespace that this process is in.
    private static func devices() -> [String] {
        let text = (try? String(contentsOfFile: "/proc/self/net/dev", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst(2).compactMap {
            $0.split(separator: ":").first?.trimmingCharacters(in: .whitespaces)
        }
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
