import ArgumentParser
import Monitor
import NetInventory
import Probe
import Report

/// `netmon probe`: asks once and prints.
struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Ask targets once and print what they answered.",
        discussion: """
            A target is a unit or device of the topology, an address or name (ICMP), HOST:PORT (TCP), a URL (HTTP),
            or dns://SERVER/NAME?type=A (a question to a name server, &transport=tcp for TCP alone).

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
    @Option(help: "icmp, tcp, http, tls or dns; by default what the target looks like.") var kind: ProbeKind?
    @Option(help: "Echoes or tries a target.") var count = 3
    @Option(help: "Milliseconds between two tries at one target.") var period = 200
    @Option(help: "Packets a second over all targets; 0 = as fast as the kernel takes them.") var pace = 1000
    @Option(help: "Milliseconds to wait for each answer.") var timeout = 1000
    @Option(help: "Payload bytes of an echo, 16 to 65507.") var size = 56
    @Option(help: "The DSCP of what is sent, 0 to 63.") var dscp: Int?
    @Option(help: "The time to live (IPv6: hop limit) of what is sent, 1 to 255.") var ttl: Int?
    @Flag(help: "Routers may not cut an echo to pieces: shows the largest packet that passes.") var dontFragment = false
    @Option(help: "The address to ask from; for echoes and TCP an interface too.") var source: String?
    @Flag(name: .customShort("4"), help: "Only IPv4.") var onlyV4 = false
    @Flag(name: .customShort("6"), help: "Only IPv6.") var onlyV6 = false
    @Flag(help: "Ask over IPv4 and over IPv6 at once, and say what differs.") var bothFamilies = false
    @Flag(help: "Totals alone.") var summary = false
    @Flag(help: "How each result came about: resolution, socket, bytes, the kernel's stamps, the answers, and the verdict.")
    var explain = false
    @Option(help: "text or json (one object a line).") var format: Format = .text
    @OptionGroup(title: "Pages") var page: PageOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions

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
        try dscp.map { try check("dscp", $0, 0...63) }
        try ttl.map { try check("ttl", $0, 1...255) }
        if summary, explain { throw ValidationError("--summary shows totals alone, --explain every step: choose one") }
        if bothFamilies, onlyV4 || onlyV6 { throw ValidationError("--both-families asks over both: leave -4 and -6 out") }
        if onlyV4, onlyV6 { throw ValidationError("-4 and -6 exclude each other") }
        if targets.isEmpty, file == nil { throw ValidationError("no target: name one, or a file of them with -f") }
    }

    func run() async throws {
        let totals = try await reporting(config.source) {
            let asked = try requests()
            let template = try failing { try self.template() }
            let probers = ProberSet(try Self.settings(for: asked))
            let printer = bothFamilies ? await compare(asked, template, probers) : await ask(asked, template, probers)
            await probers.shutdown()
            printer.printTotals()
            if let reason = printer.missingRight { throw CommandFailure(reason) }
            return printer.totals
        }
        if !totals.isAllAnswered { throw ExitStatus.found }
    }

    /// A page may lead to one over TLS: its files are then read where this user may read them.
    private static func settings(for asked: [ProbeRequest]) throws(CommandFailure) -> ProbeSettings {
        let machine = MachineSettings.current
        let needsTLS = asked.contains(where: \.isSecure)
        if !needsTLS, asked.contains(where: { $0.kind == .http }), let settings = try? machine.probeSettings(needsTLS: true) {
            return settings
        }
        return try machine.probeSettings(needsTLS: needsTLS)
    }

    private func ask(_ asked: [ProbeRequest], _ template: ProbeQuestion, _ probers: ProberSet) async -> ProbePrinter {
        let width = summary ? 0 : asked.map { DisplayWidth.of($0.label) }.max() ?? 0
        var printer = ProbePrinter(format: format, onlyTotals: summary, width: width)
        // Pages, TLS and name servers take a descriptor each. Echoes take memory alone, some 40 bytes each: a million at most are kept in mind; and the
        // TCP engine has its own bound, so that the dead do not keep the living waiting.
        let window = asked.allSatisfy { $0.kind == .icmp || $0.kind == .tcp } ? min(16_384, max(16, 1_000_000 / count)) : 256
        await ProbeSweep(prober: probers, pace: pace, window: window).run(asked.count, { asked[$0].question(template) }) { place, result in
            printer.add(label: asked[place].label, result)
        }
        return printer
    }

    /// One target after the other, each over both families at once.
    private func compare(_ asked: [ProbeRequest], _ template: ProbeQuestion, _ probers: ProberSet) async -> ProbePrinter {
        var printer = ProbePrinter(format: format, onlyTotals: summary, width: 0)
        for request in asked { printer.add(label: request.label, await probers.compareFamilies(request.question(template))) }
        return printer
    }

    // MARK: Targets

    private func requests() throws(CommandFailure) -> [ProbeRequest] {
        var lines = targets.map { ProbeTargetList.Line(number: nil, text: $0) }
        if let file {
            let list = ProbeTargetList(try Self.read(file))
            if list.repeated > 0 { Console.complain("netmon: \(file) names targets twice; \(list.repeated) line(s) are left out") }
            lines = lines.isEmpty ? list.lines : lines + list.lines
        }
        guard !lines.isEmpty else { throw CommandFailure("\(file ?? ""): no target in it; write one a line") }
        var inventory: Inventory?
        var requests: [ProbeRequest] = []
        requests.reserveCapacity(lines.count)
        let kind = kind
        for line in lines {
            let text = line.text
            let read = Result { () throws(ProbeTargetMistake) in try ProbeTargetText(text) }
            let isExplicit = ProbeTargetText.isExplicit(read, of: text)
            // Only a name asks for the topology: addresses are probed on a machine that has none.
            if !isExplicit, inventory == nil, topology.existingFolder != nil {
                inventory = try topology.inventory(now: SystemClock().now()).inventory
            }
            do throws(CommandFailure) {
                if !isExplicit, let inventory, let known = try inventory.questions(text, kind: kind) {
                    requests += known.map { ProbeRequest(label: text, asked: .known($0)) }
                } else {
                    let (kind, target) = try failing { try read.get().question(kind) }
                    requests.append(ProbeRequest(label: text, asked: .plain(kind, target)))
                }
            } catch {
                throw CommandFailure(line.number.map { "\(file ?? ""):\($0): \(error.message)" } ?? error.message)
            }
        }
        return requests
    }

    /// What the options say about every question.
    private func template() throws(ValidationError) -> ProbeQuestion {
        var question = ProbeQuestion(
            kind: .icmp, target: .name(""), count: count, period: Milliseconds(Int64(period)), timeout: Milliseconds(Int64(timeout)),
            size: size, family: onlyV4 ? .v4 : onlyV6 ? .v6 : .any)
        question.packet = PacketOptions(
            dscp: dscp.map { UInt8($0) }, ttl: ttl.map { UInt8($0) }, dontFragment: dontFragment,
            source: source.map { text in IPAddress(text).map(PacketOptions.Source.address) ?? .interface(text) })
        // As many as the kernel takes: to have each stamped as it leaves would cost a third more.
        question.wantsSendStamps = pace > 0
        question.isExplained = explain
        question.http = try page.expectation
        return question
    }

    private static func read(_ file: String) throws(CommandFailure) -> String {
        try failing { file == "-" ? try TextFile.standardInput() : try TextFile.read(file) }
    }
}

extension Inventory {
    /// The questions behind a name of the topology; nil for a name that it does not know.
    fileprivate func questions(_ text: String, kind: ProbeKind?) throws(CommandFailure) -> [ProbeQuestion]? {
        if case .unknown = find(text) { return nil }
        let id = try require(text)
        let all = specs(of: id).map { Check(object: id, spec: $0).question }
        let wanted = kind.map { kind in all.filter { $0.kind == kind } } ?? all
        guard !wanted.isEmpty else {
            throw CommandFailure("the topology asks for no \(kind.map { $0.rawValue + " " } ?? "")check of \(id); give an address instead")
        }
        return wanted
    }

    private func specs(of id: ObjectID) -> [CheckSpec] {
        switch id.kind {
        case .unit: units[id.key]?.checks ?? []
        case .device: devices[id.key]?.checks ?? []
        case .application: applications[id.key]?.checks ?? []
        case .site: sites[id.key]?.checks ?? []
        case .location, .rack, .feed, .kind, .link, .conduit, .provider, .contract, .circuit, .prefix, .vlan, .contact, .column, .calendar,
            .target:
            []
        }
    }
}

extension ProbeKind: ExpressibleByArgument {}
