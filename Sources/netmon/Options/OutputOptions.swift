import ArgumentParser
import Configuration
import Foundation
import NetInventory
import Report

/// How and where a result is written.
struct OutputOptions: ParsableArguments {
    @Option(help: "text, json or csv.")
    var format: ReportFormat = .text

    @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write; standard output if left out.")
    var file: String?

    @Option(name: .customLong("lang"), help: "zh or en (default: as netmon.yaml says, else by LANG).")
    var chosenLanguage: ReportLanguage?

    @Flag(help: "Says nothing but results and failures.")
    var quiet = false

    @Flag(help: "Says more about what is being done.")
    var verbose = false

    /// What was asked for, else what `netmon.yaml` says, else by `LC_ALL`, `LC_MESSAGES`, `LANG` in this order.
    var language: ReportLanguage {
        if let chosenLanguage { return chosenLanguage }
        if let set = MachineSettings.current.language { return ReportLanguage(set) }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.hasPrefix("zh") ? .zh : .en
    }
}

extension OutputOptions {
    /// Writes a report in the form that was asked for; one that is no table has no CSV.
    func deliver(_ report: some RenderableReport) throws(CommandFailure) {
        switch format {
        case .text: try Console.deliver(VisibleText.of(report.text(in: language)), to: file)
        case .json: try Console.deliver(report.jsonText(), to: file)
        case .csv: throw CommandFailure("this has no CSV, for it is no table; use --format text or json")
        }
    }

    /// Writes a report that is a table in the form that was asked for.
    func deliver(table report: some TabularReport) throws(CommandFailure) {
        let text = report.rendered(as: format, in: language)
        // CSV is data for another program, and has its own line ends.
        try Console.deliver(format == .csv ? text : VisibleText.of(text), to: file)
    }
}

extension ReportLanguage {
    init(_ language: NetmonConfiguration.Language) {
        switch language {
        case .zh: self = .zh
        case .en: self = .en
        }
    }
}

extension ReportLanguage: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
