import ArgumentParser
import Glibc
import NetInventory
import Probe
import Report

/// `netmon probe`: asks once and prints.
struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Ask targets once and print what they answered.",
        discussion: """
            A target is a unit or device of the topology, an address or name (ICMP), HOST:PORT (TCP), or a URL (HTTP).

            Example: three echoes to two hosts, a connection, a page
              netmon probe 127.0.0.1 ::1 127.0.0.1:22 http://127.0.0.1:8080/

            Exit status: 0 every target answered, 1 one did not, 2 netmon could not ask.
            """
    )

    /// The names of formats as they are typed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "What to ask.") var targets: [String] = []
    @Option(name: [.customShort("f"), .customLong("file")], help: "A file with one target a line; - for standard input.")
    var file: String?
    @Option(help: "icmp, tcp or http; by default what the target looks like.") var kind: ProbeKind?
    @Option(help: "Echoes or tries a target.") var count = 3
    @Option(help: "Milliseconds between two tries at one target.") var period = 200
    @Option(help: "Packets a second over all targets; 0 = as fast as the kernel takes them.") var pace = 1000
    @Option(help: "Milliseconds to wait for each answer.") var timeout = 1000
    @Option(help: "Payload bytes of an echo, 16 to 65507.") var size = 56
    @Flag(name: .customShort("4"), help: "Only IPv4.") var onlyV4 = false
    @Flag(name: .customShort("6"), help: "Only IPv6.") var onlyV6 = false
    @Flag(help: "Totals alone.") var summary = false
    @Option(help: "text or json (one object a line).") var format: Format = .text

    func validate() throws {
        func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
            guard range.contains(value) else {
                throw ValidationError("--\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value)")
            }
        }
        try check("count", count, 1...10_000)
        try check("period", period, 0...3_600_000)
        try check("pace", pace, 0...10_000_000)
        try check("timeout", timeout, 1...3_600_000)
        try check("size", size, 16...65_507)
        if onlyV4, onlyV6 { throw ValidationError("-4 and -6 exclude each other") }
        if targets.isEmpty, file == nil { throw ValidationError("no target: name one, or a file of them with -f") }
    }

    func run() async throws {
        try await run(resolve: { _ in nil })
    }

    /// - Parameter resolve: the questions behind a name of the topology; nil for a name that it does not know.
    func run(resolve: (String) -> [ProbeQuestion]?) async throws {
        let asked: [ProbeRequest]
        do {
            asked = try requests(resolve)
        } catch {
            throw Self.failed("\(error)")
        }
        let probers = ProberSet()
        let printer = await ask(asked, probers)
        await probers.shutdown()
        printer.printTotals()
        if let reason = printer.missingRight { throw Self.failed(reason) }
        if !printer.totals.isAllAnswered { throw ExitCode(1) }
    }

    private func ask(_ asked: [ProbeRequest], _ probers: ProberSet) async -> ProbePrinter {
        var printer = ProbePrinter(format: format, onlyTotals: summary, width: asked.map { TextWidth.columns($0.label) }.max() ?? 0)
        // Connections take a descriptor each; echoes only memory, some 40 bytes each: a million at most are kept in mind.
        let window = asked.allSatisfy { $0.question.kind == .icmp } ? min(8192, max(16, 1_000_000 / count)) : 256
        await ProbeSweep(prober: probers, pace: pace, window: window).run(asked.map(\.question)) { place, result in
            printer.add(label: asked[place].label, result)
        }
        return printer
    }

    // MARK: Targets

    private func requests(_ resolve: (String) -> [ProbeQuestion]?) throws(ProbeInputError) -> [ProbeRequest] {
        var requests: [ProbeRequest] = []
        for text in targets { requests += try self.requests(text, at: nil, resolve) }
        if let file {
            let list = try ProbeTargetList(Self.read(file))
            if list.repeated > 0 {
                let lines = list.repeated == 1 ? "1 line repeats a target and is" : "\(list.repeated) lines repeat targets and are"
                Self.say("\(file): \(lines) left out")
            }
            for line in list.lines { requests += try self.requests(line.text, at: "\(file):\(line.number)", resolve) }
        }
        guard !requests.isEmpty else { throw ProbeInputError(message: "\(file ?? ""): no target in it; write one a line") }
        return requests
    }

    private func requests(
        _ text: String, at place: String?, _ resolve: (String) -> [ProbeQuestion]?
    ) throws(ProbeInputError) -> [ProbeRequest] {
        if !ProbeTargetText.isExplicit(text), let known = resolve(text) {
            return known.map { ProbeRequest(label: text, question: adjusted($0)) }
        }
        do throws(ProbeTargetMistake) {
            let (kind, target) = try ProbeTargetText(text).question(kind)
            return [ProbeRequest(label: text, question: adjusted(ProbeQuestion(kind: kind, target: target)))]
        } catch {
            throw ProbeInputError(message: place.map { "\($0): \(error)" } ?? "\(error)")
        }
    }

    private func adjusted(_ question: ProbeQuestion) -> ProbeQuestion {
        var question = question
        question.count = count
        question.period = Milliseconds(Int64(period))
        question.timeout = Milliseconds(Int64(timeout))
        question.size = size
        question.family = onlyV4 ? .v4 : onlyV6 ? .v6 : .any
        return question
    }

    private static func read(_ file: String) throws(ProbeInputError) -> String {
        do throws(TextFileError) {
            return file == "-" ? try TextFile.standardInput() : try TextFile.read(file)
        } catch {
            throw ProbeInputError(message: "\(error)")
        }
    }

    // MARK: Messages

    /// The last line on standard error, and status 2.
    private static func failed(_ reason: String) -> ExitCode {
        say(reason)
        return ExitCode(2)
    }

    private static func say(_ line: String) {
        TextFile.standardError("netmon probe: \(line)\n")
    }
}

extension ProbeKind: ExpressibleByArgument {}
